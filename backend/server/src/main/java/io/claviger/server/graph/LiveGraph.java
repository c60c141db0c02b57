package io.claviger.server.graph;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphLoader;
import io.claviger.engine.graph.model.EstateModel.Standing;
import io.claviger.server.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The graph of this replica: loaded when it is first asked, and brought up to date before it answers. */
@ApplicationScoped
public class LiveGraph {

    private static final Logger LOG = Logger.getLogger(LiveGraph.class);

    private final Database database;
    private final GraphConfig config;
    private final InstantSource clock;
    /** Who brings it up to date; readers go on meanwhile, but for the moment of the change. */
    private final ReentrantLock updating = new ReentrantLock();

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Current current;
    private Instant checked = Instant.EPOCH;

    /**
     * @param horizon from when on the catalog may hold what the graph does not
     * @param standings as they were decided last
     * @param problems of documents, by the object that they are about
     * @param version another with every change
     */
    private record Current(
            Graph graph,
            Derivation derivation,
            Map<UUID, KnownSource> sources,
            Instant horizon,
            Map<UUID, Standing> standings,
            Map<UUID, List<String>> problems,
            long version) {

        Current after(List<Changed> changes, Derivation.Settled decided) {
            return new Current(
                    graph,
                    derivation,
                    sources,
                    horizon,
                    decided.standings(),
                    decided.problems(),
                    changes.isEmpty() ? version : version + 1);
        }
    }

    /**
     * The graph, and what was decided of identities.
     *
     * @param standings of each identity whose rights were decided together with others
     * @param problems of documents, by the object that they are about
     * @param version equal as long as nothing changed
     */
    record View(Graph graph, Map<UUID, Standing> standings, Map<UUID, List<String>> problems, long version) {}

    /** @param gone whether what the fact says is over */
    private record Changed(GraphFact fact, boolean gone) {}

    LiveGraph(Database database, GraphConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Asks the graph as it is now. It must not be kept. */
    <T> T ask(Function<Graph, T> question) {
        return look(view -> question.apply(view.graph()));
    }

    /** The same, with what was decided. */
    <T> T look(Function<View, T> question) {
        bringUpToDate();
        lock.readLock().lock();
        try {
            if (current == null) {
                throw new IllegalStateException("The graph was asked before it was loaded");
            }
            return question.apply(
                    new View(current.graph(), current.standings(), current.problems(), current.version()));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Asks what would be without an object. What would be granted instead is in the graph for the time of the question. */
    <T> T askWithout(UUID id, BiFunction<Graph, Derivation.Shift, T> question) {
        updating.lock();
        try {
            bringUpToDate();
            Current known = Objects.requireNonNull(current);
            Derivation.Shift shift = without(known.derivation(), id);
            lock.writeLock().lock();
            try {
                current = null;
                shift.begun().forEach(known.graph()::put);
                try {
                    return question.apply(known.graph(), shift);
                } finally {
                    shift.begun().forEach(known.graph()::remove);
                    current = known;
                }
            } finally {
                lock.writeLock().unlock();
            }
        } finally {
            updating.unlock();
        }
    }

    private Derivation.Shift without(Derivation derivation, UUID id) {
        boolean done = false;
        try {
            Derivation.Shift shift = derivation.without(id, clock.instant());
            done = true;
            return shift;
        } finally {
            if (!done) {
                forget();
            }
        }
    }

    private void bringUpToDate() {
        updating.lock();
        try {
            Instant now = clock.instant();
            if (current == null) {
                load();
            } else if (Duration.between(checked, now).compareTo(config.freshness()) >= 0) {
                catchUp(current);
            } else {
                return;
            }
            checked = now;
        } finally {
            updating.unlock();
        }
    }

    private void load() {
        long version = current == null ? 0 : current.version() + 1;
        Instant begin = clock.instant();
        Current loaded = reading(facts -> {
            GraphLoader loader = new GraphLoader();
            Derivation derivation = new Derivation();
            facts.all(fact -> {
                loader.add(fact);
                derivation.take(fact, false);
            });
            Derivation.Settled settled = derivation.settle(begin);
            settled.begun().forEach(loader::add);
            return new Current(
                    loader.graph(),
                    derivation,
                    facts.sources(),
                    facts.horizon(),
                    settled.standings(),
                    settled.problems(),
                    version);
        });
        become(loaded, List.of());
        LOG.infof(
                "The graph of %d objects and %d edges was loaded in %d ms",
                (Object) loaded.graph().nodes().size(),
                loaded.graph().forward().edges(),
                Duration.between(begin, clock.instant()).toMillis());
    }

    private void catchUp(Current known) {
        List<Changed> changes = new ArrayList<>();
        Current next = reading(facts -> {
            if (isSameHouse(known, facts.sources())) {
                facts.since(known.horizon(), (fact, gone) -> {
                    if (changes.size() <= config.changes()) {
                        changes.add(new Changed(fact, gone));
                    }
                });
            }
            return new Current(
                    known.graph(),
                    known.derivation(),
                    facts.sources(),
                    facts.horizon(),
                    known.standings(),
                    known.problems(),
                    known.version());
        });
        if (changes.size() > config.changes() || !isSameHouse(known, next.sources())) {
            load();
        } else {
            Derivation.Settled decided = derive(next.derivation(), changes);
            become(next.after(changes, decided), changes);
        }
    }

    private Derivation.Settled derive(Derivation derivation, List<Changed> changes) {
        changes.forEach(change -> derivation.take(change.fact(), change.gone()));
        Derivation.Settled settled = derivation.settle(clock.instant());
        settled.over().forEach(grant -> changes.add(new Changed(grant, true)));
        settled.begun().forEach(grant -> changes.add(new Changed(grant, false)));
        return settled;
    }

    /** Removing a source deletes its rows, and renaming one changes the place of all in it: neither is told row by row. */
    private static boolean isSameHouse(Current known, Map<UUID, KnownSource> sources) {
        return sources.entrySet().containsAll(known.sources().entrySet());
    }

    /** It is loaded anew when it is asked next. */
    private void forget() {
        lock.writeLock().lock();
        current = null;
        lock.writeLock().unlock();
    }

    private void become(Current next, List<Changed> changes) {
        lock.writeLock().lock();
        try {
            // A graph that took some of the changes only would be wrong for good: after a failure it is loaded anew.
            current = null;
            for (Changed change : changes) {
                if (change.gone()) {
                    next.graph().remove(change.fact());
                } else {
                    next.graph().put(change.fact());
                }
            }
            current = next;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private interface Reading<T> {
        T of(CatalogFacts facts) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        return QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(config.loading().toSeconds()))
                .call(() -> database.run(connection -> reading.of(new CatalogFacts(connection))));
    }
}
