package io.claviger.server.bench;

import io.claviger.server.catalog.MergeCounts;
import io.claviger.server.catalog.TurnWait;
import io.claviger.server.catalog.merge.Batch;
import io.claviger.server.catalog.merge.BatchMerge;
import io.claviger.server.catalog.merge.MergeSession;
import io.claviger.server.catalog.merge.ScopeEnd;
import io.claviger.server.crawl.MergeLine;
import io.claviger.server.database.DatabaseFailure;
import io.claviger.spi.Observation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many observations a second the Reconciler writes: first into an empty catalog, then the same again, then with one in a
 * hundred changed. History and outbox included; one scope, one transaction per batch, and as in a crawl the next is translated and sent meanwhile.
 *
 * <p>Arguments: how many observations (200000), the batch's size (10000), and {@code profile} to see where the database's time goes.
 */
public final class ReconcileBench {

    private static final long SEED = 20261121;

    private final BenchDatabase database = new BenchDatabase();
    private final int batchSize;

    private final @Nullable Statements statements;

    private ReconcileBench(int batchSize, boolean profile) throws SQLException {
        this.batchSize = batchSize;
        this.statements = profile ? database.statements() : null;
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int batchSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        ReconcileBench bench = new ReconcileBench(batchSize, arguments.length > 2);
        bench.crawl("warm-up", bench.database.newSource("warm-up"), new Estate(SEED, 20_000));
        UUID source = bench.database.newSource("bench");
        bench.crawl("first crawl", source, new Estate(SEED, size));
        bench.crawl("unchanged re-crawl", source, new Estate(SEED, size));
        bench.crawl("unchanged re-crawl", source, new Estate(SEED, size));
        bench.database.close();
        System.exit(0);
    }

    private void crawl(String name, UUID source, Estate estate) throws SQLException, InterruptedException {
        UUID crawl = UUID.randomUUID();
        List<Observation> all = new ArrayList<>();
        estate.observe(all::add);
        List<MergeCounts> merged = new ArrayList<>();
        Effort effort = new Effort();
        try (Connection connection = database.connect();
                Connection other = database.connect()) {
            int scope = MergeSession.scopeNo(connection, source, "all");
            connection.setAutoCommit(false);
            other.setAutoCommit(false);
            try (MergeLine line = new MergeLine()) {
                Batch before = null;
                for (int from = 0; from < all.size(); from += batchSize) {
                    List<Observation> some = all.subList(from, Math.min(all.size(), from + batchSize));
                    Batch batch = Batch.of(source, some, List.of(), before);
                    before = batch;
                    Connection own = from / batchSize % 2 == 0 ? connection : other;
                    line.add(turn -> merged.add(merge(own, source, crawl, scope, batch, turn)));
                }
                line.await();
            }
            MergeSession.begin(connection, source, scope);
            merged.add(new ScopeEnd(connection, source, crawl, scope).end(true));
            connection.commit();
            report(name, merged.stream().reduce(MergeCounts.NONE, MergeCounts::plus), effort);
            if (statements != null) {
                statements.print();
            }
        }
    }

    private static MergeCounts merge(
            Connection connection, UUID source, UUID crawl, int scope, Batch batch, TurnWait turn) {
        try {
            MergeSession.preferIndexes(connection);
            BatchMerge merge = new BatchMerge(connection, source, crawl, scope);
            merge.stage(batch);
            turn.await(Duration.ofHours(1), () -> {});
            MergeCounts counts = merge.merge(batch);
            connection.commit();
            return counts;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static void report(String name, MergeCounts counts, Effort effort) {
        double seconds = effort.seconds();
        double processor = effort.processorSeconds();
        System.out.printf(
                "%-20s %,9d observations in %.1f s: %,7.0f/s; %.1f processor seconds: %,7.0f/s a core; %,d new, %,d changed, %,d gone; %s%n",
                name,
                counts.observations(),
                seconds,
                counts.observations() / seconds,
                processor,
                counts.observations() / processor,
                counts.discovered(),
                counts.changed(),
                counts.gone(),
                Effort.machine());
    }
}
