package io.claviger.server.crawl;

import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers usage events into batches. The connector waits while one is written: that is the back-pressure, and one is all that is in memory. */
final class UsageBatches implements UsageSink {

    private static final int BATCH = 5_000;
    private static final long AGE_NANOS = 1_000_000_000L;

    private final CrawlScopeRef scope;
    private final UsageIntake intake;
    private final @Nullable Checkpoint from;
    private final List<UsageEvent> events = new ArrayList<>();
    private @Nullable Checkpoint reached;
    private long began = System.nanoTime();

    UsageBatches(CrawlScopeRef scope, UsageIntake intake, @Nullable Checkpoint from) {
        this.scope = scope;
        this.intake = intake;
        this.from = from;
    }

    @Override
    public @Nullable Checkpoint from() {
        return from;
    }

    @Override
    public void used(UsageEvent event) throws InterruptedException {
        events.add(event);
        flushWhenDue();
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws InterruptedException {
        reached = checkpoint;
        flushWhenDue();
    }

    private void flushWhenDue() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The crawl of scope " + scope.scopeId() + " was interrupted");
        }
        if (scope.lease().cancelled()) {
            throw new CrawlStopped("The crawl " + scope.crawlId() + " was cancelled");
        }
        if (events.size() >= BATCH || System.nanoTime() - began > AGE_NANOS) {
            flush();
        }
    }

    /** Writes what is left. */
    void flush() {
        if (!events.isEmpty() || reached != null) {
            intake.take(scope, List.copyOf(events), reached);
            events.clear();
            reached = null;
        }
        began = System.nanoTime();
    }
}
