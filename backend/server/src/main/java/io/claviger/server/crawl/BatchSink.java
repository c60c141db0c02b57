package io.claviger.server.crawl;

import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.Reconciler;
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
 * problems met on the way. The connector waits meanwhile: that is the back-pressure, and a batch is all that is ever in memory.
 */
final class BatchSink implements CrawlSink {

    private static final long PROGRESS_NANOS = 500_000_000L;

    private final CrawlScopeRef scope;
    private final Reconciler reconciler;
    private final ScopeTable table;
    private final @Nullable TextInspector inspector;
    private final CrawlConfig config;
    private final List<Observation> observations = new ArrayList<>();
    private final List<ExposureSeen> exposures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Checkpoint reached;
    private long done;
    private @Nullable Long total;
    private long batchBegan = System.nanoTime();
    private long shown = System.nanoTime();

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
            exposures.addAll(inspector.inspect(text));
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
        done = newDone;
        total = newTotal.isPresent() ? newTotal.getAsLong() : null;
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
            shown = System.nanoTime();
            table.progress(scope.crawlId(), scope.scopeId(), done, total);
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

    /** Merges what is left. */
    void flush() {
        if (!observations.isEmpty() || !exposures.isEmpty() || !problems.isEmpty() || reached != null) {
            ScopeTable.Addition addition = new ScopeTable.Addition(
                    reached == null ? null : reached.value(), List.copyOf(problems), done, total);
            reconciler.merge(
                    scope,
                    List.copyOf(observations),
                    List.copyOf(exposures),
                    (connection, counts) -> table.add(connection, scope.crawlId(), scope.scopeId(), counts, addition));
            observations.clear();
            exposures.clear();
            problems.clear();
            reached = null;
        }
        batchBegan = System.nanoTime();
    }
}
