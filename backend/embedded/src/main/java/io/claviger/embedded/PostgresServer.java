package io.claviger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The running PostgreSQL: started, watched, started again when somebody kills it, and stopped. */
final class PostgresServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int START_ATTEMPTS = 5;
    private static final long QUICK_DEATH_SECONDS = 10;

    private final PostgresCluster cluster;
    private final Ports ports;
    private final Consumer<String> progress;
    private final @Nullable Path deletedWithUs;

    private boolean closing;
    private @Nullable Process process;
    private @Nullable Watchdog watchdog;

    private PostgresServer(
            PostgresCluster cluster, Ports ports, @Nullable Path deletedWithUs, Consumer<String> progress) {
        this.cluster = cluster;
        this.ports = ports;
        this.deletedWithUs = deletedWithUs;
        this.progress = progress;
    }

    /** @param deletedWithUs what to delete should this JVM be killed; null for data that is kept */
    static PostgresServer start(
            PostgresCluster cluster, Ports ports, @Nullable Path deletedWithUs, Consumer<String> progress) {
        var server = new PostgresServer(cluster, ports, deletedWithUs, progress);
        cluster.prepare();
        server.startWithPatience();
        try {
            cluster.finishFirstStart(server.port());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    int port() {
        return ports.known("postgres").orElseThrow();
    }

    /**
     * Tries again where time or another port can help: the port was taken between choosing and using it, or backends
     * of a killed server are still leaving.
     */
    private synchronized void startWithPatience() {
        int port = ports.free("postgres");
        for (int attempt = 1; ; attempt++) {
            cluster.configure(port);
            var started = launch();
            // From the first moment: this process may be killed while the server is still starting.
            watchdog = Watchdog.over(started, deletedWithUs);
            if (becomesReady(started)) {
                process = started;
                started.onExit().thenAcceptAsync(this::ended);
                return;
            }
            closeWatchdog();
            var log = cluster.lastLog();
            if (attempt == START_ATTEMPTS || !(log.contains("in use"))) {
                throw new EmbeddedFailure("The embedded PostgreSQL does not start. Its log " + cluster.logFile()
                        + " ends with:\n" + log.indent(2).stripTrailing() + "\n" + remedy(log));
            }
            if (log.contains("Address already in use")) {
                port = ports.replace("postgres");
            }
        }
    }

    private Process launch() {
        try {
            Files.deleteIfExists(cluster.logFile());
            return Command.builder(cluster.serverCommand())
                    .redirectErrorStream(true)
                    .redirectOutput(cluster.logFile().toFile())
                    .start();
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot run PostgreSQL's program: " + e, e);
        }
    }

    private boolean becomesReady(Process started) {
        var deadline = Instant.now().plus(PATIENCE);
        try {
            while (!started.waitFor(40, TimeUnit.MILLISECONDS)) {
                if (cluster.isReady(started.pid())) {
                    return true;
                }
                if (Instant.now().isAfter(deadline)) {
                    started.destroyForcibly();
                    return false;
                }
            }
            return false;
        } catch (InterruptedException e) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while PostgreSQL was starting", e);
        }
    }

    private void ended(Process dead) {
        synchronized (this) {
            if (closing || process != dead) {
                return;
            }
            closeWatchdog();
            var lived = dead.info().startInstant().map(start -> Duration.between(start, Instant.now()));
            progress.accept("The embedded PostgreSQL ended unexpectedly (exit code " + dead.exitValue()
                    + "); starting it again. Nothing that was committed is lost.");
            if (lived.isPresent() && lived.get().toSeconds() < QUICK_DEATH_SECONDS) {
                progress.accept("It had run for a few seconds only. If this goes on, see " + cluster.logFile() + ".");
            }
            try {
                startWithPatience();
                progress.accept("The embedded PostgreSQL runs again.");
            } catch (RuntimeException e) {
                progress.accept(e.getMessage() + "\nClaviger has no database now: mend this and start it again.");
            }
        }
    }

    private static String remedy(String log) {
        if (log.contains("No space left")) {
            return "The disk of CLAVIGER_HOME is full: free at least " + EmbeddedHome.NEEDED_MEBIBYTES
                    + " MB there and start again. Nothing that was committed is lost.";
        }
        if (log.contains("shared memory")) {
            return "Another PostgreSQL may still be using this data folder: end it and start again.";
        }
        return "If the data folder is damaged, restore CLAVIGER_HOME from a backup or move its postgres folder away.";
    }

    private void closeWatchdog() {
        if (watchdog != null) {
            watchdog.close();
            watchdog = null;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            if (process == null) {
                return;
            }
            cluster.stop(process.toHandle());
            closeWatchdog();
            process = null;
        }
    }
}
