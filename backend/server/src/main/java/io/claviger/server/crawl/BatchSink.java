package io.claviger.server.crawl;

import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.Reconciler;
import io.claviger.server.catalog.merge.Batch;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation;
import io.claviger.spi.Problem;
import io.claviger.spi.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a connector sees into batches, and merges each in one transaction together with the checkpoint that it reaches and the
 * problems met on the way. The connector goes on meanwhile until the next batch is full, and waits while two are under way: that is the
 * back-pressure, and three batches are all that is ever in memory.
 */
final class BatchSink implements CrawlSink, AutoCloseable {

    private static final long PROGRESS_NANOS = 500_000_000L;

    private final CrawlScopeRef scope;
    private final Reconciler reconciler;
    private final ScopeTable table;
    private final @Nullable TextInspector inspector;
    private final CrawlConfig config;
    private final MergeLine line = new MergeLine();
    private final List<Observation> observations = new ArrayList<>();
    private final List<ExposureSeen> exposures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Batch before;
    private @Nullable Checkpoint reached;
    private volatile Progress progress = new Progress(0, null);
    private long batchBegan = System.nanoTime();
    private long shown = System.nanoTime();

    private record Progress(long done, @Nullable Long total) {}

    BatchSink(
            CrawlScopeRef scope,
            Reconciler reconciler,
            ScopeTable table,
            @Nullable TextInspector inspector,
            CrawlConfig config) {
        this.scope = scope;
        this.reconciler = reconciler;
        this.table = table;
        this.inspector = inspector;
        this.config = config;
    }

    @Override
    public void observe(Observation observation) throws InterruptedException {
        observations.add(observation);
        flushWhenDue();
    }

    @Override
    public void text(Text text) throws InterruptedException {
        if (inspector != null) {
            exposures.addAll(inspector.inspect(text, problems::add));
        }
        flushWhenDue();
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws InterruptedException {
        reached = checkpoint;
        flushWhenDue();
    }

    @Override
    public void problem(Problem problem) throws InterruptedException {
        problems.add(problem);
        flushWhenDue();
    }

    @Override
    public void progress(long newDone, OptionalLong newTotal) {
        Long total = newTotal.isPresent() ? newTotal.getAsLong() : null;
        progress = new Progress(newDone, total);
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
            shown = System.nanoTime();
            table.progress(scope.crawlId(), scope.scopeId(), newDone, total);
        }
    }

    private void flushWhenDue() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The crawl of scope " + scope.scopeId() + " was interrupted");
        }
        if (scope.lease().cancelled()) {
            throw new CrawlStopped("The crawl " + scope.crawlId() + " was cancelled");
        }
        int gathered = observations.size() + exposures.size() + problems.size();
        boolean old = System.nanoTime() - batchBegan > config.batchAge().toNanos();
        if (gathered >= config.batchSize() || (old && (gathered > 0 || reached != null))) {
            flush();
        }
    }

    /** Merges what is left, and returns when it is merged. */
    void finish() throws InterruptedException {
        flush();
        line.await();
    }

    private void flush() throws InterruptedException {
        if (!observations.isEmpty() || !exposures.isEmpty() || !problems.isEmpty() || reached != null) {
            Batch batch = reconciler.translate(scope, observations, exposures, before);
            before = batch;
            String checkpoint = reached == null ? null : reached.value();
            List<Problem> met = List.copyOf(problems);
            observations.clear();
            exposures.clear();
            problems.clear();
            reached = null;
            line.add(turn -> reconciler.merge(
                    scope,
                    batch,
                    turn,
                    (connection, counts) -> table.add(
                            connection, scope.crawlId(), scope.scopeId(), counts, addition(checkpoint, met))));
        }
        batchBegan = System.nanoTime();
    }

    private ScopeTable.Addition addition(@Nullable String checkpoint, List<Problem> met) {
        Progress now = progress;
        return new ScopeTable.Addition(checkpoint, met, now.done(), now.total());
    }

    @Override
    public void close() {
        line.close();
    }
}
