package io.claviger.cli.scan;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A line at the bottom of a terminal that says how far the scan is. Everything else is written through it, so that the line
 * is out of the way. Where there is no terminal it does nothing. Safe for use by several threads.
 */
final class Progress implements AutoCloseable {

    private static final int EVERY_MILLIS = 200;
    private static final String ERASE = "\r\u001b[K";

    private final @Nullable PrintWriter terminal;
    private final Counts counts;
    private final InstantSource clock;
    private final Instant start;
    private final AtomicLong total = new AtomicLong();
    private volatile double share;
    private boolean drawn;
    private @Nullable ScheduledExecutorService timer;

    Progress(@Nullable PrintWriter terminal, Counts counts, InstantSource clock) {
        this.terminal = terminal;
        this.counts = counts;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Draws now and then from now on. */
    Progress begin() {
        if (terminal != null) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());
            timer.scheduleWithFixedDelay(this::draw, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Counts how much there is to read below a path, beside the reading itself. */
    void measure(Path root) {
        if (terminal != null) {
            Thread.ofPlatform().daemon().name("measure").start(() -> {
                AtomicLong size = new AtomicLong();
                new FileTree(false, new Counts(), (path, why) -> {}).walk(root, file -> size.addAndGet(size(file)));
                total.addAndGet(size.get());
            });
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            // The scan itself tells what it cannot read.
            return 0;
        }
    }

    /** So much of the current repository is done. */
    void share(long done, long all) {
        share = all == 0 ? 0 : (double) done / all;
    }

    /** Writes something else, where the line was. */
    synchronized void around(Runnable writing) {
        if (terminal != null && drawn) {
            terminal.print(ERASE);
            terminal.flush();
            drawn = false;
        }
        writing.run();
    }

    synchronized void draw() {
        if (terminal != null) {
            long bytes = counts.bytes.get();
            long all = total.get();
            double done = share > 0 ? share : all == 0 ? 0 : (double) bytes / all;
            terminal.print(ERASE + ProgressLine.of(bytes, done, Duration.between(start, clock.instant())));
            terminal.flush();
            drawn = true;
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        around(() -> {});
    }

    /** Whether the error stream goes to a terminal: the launcher knows; otherwise the system is asked. */
    static boolean isOnTerminal() {
        String told = System.getProperty("claviger.terminal");
        if (told != null) {
            return told.equals("true");
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev/pts");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
