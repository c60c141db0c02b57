package io.claviger.cli.scan;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does work on some threads and hands over the results in the order in which the work was given. */
final class OrderedWork implements AutoCloseable {

    private static final int AHEAD = 64;
    /** So many bytes of texts may wait in memory. */
    private static final long HELD = 48L << 20;

    private final ExecutorService threads;
    private final int most;
    private final Consumer<Finding> sink;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long held;

    private record Pending(Future<List<Finding>> work, long bytes) {}

    OrderedWork(int jobs, Consumer<Finding> sink) {
        this.threads =
                Executors.newFixedThreadPool(jobs, Thread.ofPlatform().daemon().factory());
        this.most = jobs * AHEAD;
        this.sink = sink;
    }

    /**
     * Takes a piece of work; waits when too much is ahead.
     *
     * @param bytes that it holds in memory
     */
    void give(long bytes, Callable<List<Finding>> work) {
        pending.add(new Pending(threads.submit(work), bytes));
        held += bytes;
        while (pending.size() > most
                || held > HELD
                || !pending.isEmpty() && pending.peek().work().isDone()) {
            take();
        }
    }

    /** Waits for all that was given. */
    void finish() {
        while (!pending.isEmpty()) {
            take();
        }
    }

    private void take() {
        try {
            Pending first = pending.remove();
            held -= first.bytes();
            first.work().get().forEach(sink);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the scan failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanException("the scan was interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
