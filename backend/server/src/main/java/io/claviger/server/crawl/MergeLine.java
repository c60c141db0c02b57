package io.claviger.server.crawl;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Merges batches one after the other on a thread of its own, so that a connector reads the next one while the database writes the
 * last. One is merged and none waits: whoever has the next waits.
 */
public final class MergeLine implements AutoCloseable {

    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private Future<?> last = CompletableFuture.completedFuture(null);

    /** Begins a merge once the one before is done; fails as that one did. */
    public void add(Runnable merge) throws InterruptedException {
        await();
        last = thread.submit(merge);
    }

    /** Returns when all is merged; fails as the last merge did. */
    public void await() throws InterruptedException {
        try {
            last.get();
        } catch (ExecutionException failure) {
            last = CompletableFuture.completedFuture(null);
            switch (failure.getCause()) {
                case RuntimeException refused -> throw refused;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** Waits for the merge that runs: what comes after it must not meet it. */
    @Override
    public void close() {
        thread.close();
    }
}
