package io.claviger.server.crawl;

import io.claviger.server.catalog.TurnWait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Merges batches one after the other on threads of their own, so that a connector reads on while the database writes. While one is
 * merged the next is made ready: that needs the database, too, but no turn. Whoever has a third waits.
 */
public final class MergeLine implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Future<?> merging = CompletableFuture.completedFuture(null);
    private Future<?> next = CompletableFuture.completedFuture(null);

    /**
     * Begins a merge as soon as no more than one is under way; fails as the one before did.
     *
     * @param merge is given what waits for its turn
     */
    public void add(Consumer<TurnWait> merge) throws InterruptedException {
        done(merging);
        merging = next;
        Future<?> before = next;
        next = threads.submit(() -> merge.accept((patience, then) -> turn(before, patience, then)));
    }

    /** Returns when all is merged; fails as the first that failed. */
    public void await() throws InterruptedException {
        done(merging);
        done(next);
    }

    private static void turn(Future<?> before, Duration patience, Runnable then) {
        try {
            if (!comes(before, patience)) {
                then.run();
                before.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The batch before was not merged", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before its turn", interrupted);
        }
    }

    private static boolean comes(Future<?> before, Duration patience) throws ExecutionException, InterruptedException {
        try {
            before.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        }
    }

    private void done(Future<?> merge) throws InterruptedException {
        try {
            merge.get();
        } catch (ExecutionException failure) {
            merging = CompletableFuture.completedFuture(null);
            next = merging;
            switch (failure.getCause()) {
                case RuntimeException refused -> throw refused;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** Waits for the merges that run: what comes after them must not meet them. */
    @Override
    public void close() {
        threads.close();
    }
}
