package io.claviger.server.behaviour;

import io.claviger.server.audit.Audit;
import io.claviger.server.behaviour.RecordReaders.Line;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.database.Database;
import io.claviger.server.sources.Source;
import io.claviger.server.sources.Sources;
import io.claviger.spi.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes records of use that somebody pushes in, for the identities that a crawl has seen. */
@ApplicationScoped
public class PushedUsage {

    /** So many lines that were not taken are told of one by one. */
    static final int TOLD_PROBLEMS = 100;

    private final Sources sources;
    private final RecordReaders readers;
    private final UsageStream stream;
    private final KeptUsage kept;
    private final Database database;
    private final Audit audit;

    PushedUsage(
            Sources sources,
            RecordReaders readers,
            UsageStream stream,
            KeptUsage kept,
            Database database,
            Audit audit) {
        this.sources = sources;
        this.readers = readers;
        this.stream = stream;
        this.kept = kept;
        this.database = database;
        this.audit = audit;
    }

    /** A line that was not taken, or not whole; counted from one, and why. */
    public record Problem(int line, String detail) {}

    /**
     * What became of the lines.
     *
     * @param events how many uses were taken; one that was taken before counts once
     * @param ignored how many lines are fine and tell of nobody that is an identity
     * @param refused how many lines were not taken; the first of them are in {@code problems}
     */
    public record Taken(int lines, int events, int ignored, int refused, List<Problem> problems) {}

    /** @param sourceId whose records they are; else they are those of every source that knows their identities */
    public Taken take(List<String> lines, @Nullable UUID sourceId) {
        Source only = sourceId == null ? null : sources.get(sourceId);
        List<Problem> problems = new ArrayList<>();
        List<Line> read = readers.read(lines, only, problems);
        Map<UUID, List<UsageEvent>> bySource = addressed(read, only == null ? sources.all() : List.of(only), problems);
        int written = (int) lines.stream().filter(line -> !line.isBlank()).count();
        int events = bySource.values().stream().mapToInt(List::size).sum();
        if (events > 0) {
            database.inTransaction(() -> {
                bySource.forEach(stream::record);
                audit.record("usage.pushed", "usage", sourceId, Map.of("lines", written, "events", events));
                return events;
            });
        }
        int ignored =
                (int) read.stream().filter(line -> line.events().isEmpty()).count();
        return new Taken(
                written,
                events,
                ignored,
                problems.size(),
                problems.stream().limit(TOLD_PROBLEMS).toList());
    }

    /** The events that are kept, by the sources that know their identities. */
    private Map<UUID, List<UsageEvent>> addressed(List<Line> read, List<Source> candidates, List<Problem> problems) {
        Set<UUID> known = known(read, candidates);
        Map<UUID, List<UsageEvent>> bySource = new HashMap<>();
        for (Line line : read) {
            String problem = null;
            for (UsageEvent event : line.events()) {
                List<UUID> whose = candidates.stream()
                        .filter(source -> source.connector().equals(line.connector()))
                        .map(Source::id)
                        .filter(source -> known.contains(CatalogIds.object(source, event.identity())))
                        .toList();
                if (!kept.keeps(event.at())) {
                    problem = "it is of " + event.at() + ", which is too old to be kept, or yet to come";
                } else if (whose.isEmpty()) {
                    problem = "no source has seen the " + event.identity().kind()
                            + " that acted: crawl its account first";
                } else {
                    whose.forEach(source -> bySource.computeIfAbsent(source, first -> new ArrayList<>())
                            .add(event));
                }
            }
            if (problem != null) {
                problems.add(new Problem(line.number(), problem));
            }
        }
        return bySource;
    }

    private Set<UUID> known(List<Line> read, List<Source> candidates) {
        Set<UUID> asked = new HashSet<>();
        for (Line line : read) {
            for (UsageEvent event : line.events()) {
                candidates.forEach(source -> asked.add(CatalogIds.object(source.id(), event.identity())));
            }
        }
        return new HashSet<>(database.query(
                "select id from identity where id = any(?::uuid[])",
                row -> row.getObject(1, UUID.class),
                List.copyOf(asked)));
    }
}
