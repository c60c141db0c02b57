package io.claviger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker that is its own controller (KRaft), in this process. Where Kafka would end the whole process, as on a
 * full disk, only the broker ends, and is started again until that works: facts wait in the outbox meanwhile.
 */
final class KafkaBroker implements AutoCloseable {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final int START_ATTEMPTS = 3;
    private static final long STOP_SECONDS = 15;
    private static final long FIRST_PAUSE_SECONDS = 2;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final Set<KafkaBroker> RUNNING = ConcurrentHashMap.newKeySet();

    private final PartFolder folder;
    private final Ports ports;
    private final boolean durable;
    private final Consumer<String> progress;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable KafkaRaftServer server;
    private int port;

    private KafkaBroker(PartFolder folder, Ports ports, boolean durable, Consumer<String> progress) {
        this.folder = folder;
        this.ports = ports;
        this.durable = durable;
        this.progress = progress;
    }

    static KafkaBroker start(PartFolder folder, Ports ports, boolean durable, Consumer<String> progress) {
        Exit.setHaltProcedure(KafkaBroker::insteadOfEndingTheProcess);
        Exit.setExitProcedure(KafkaBroker::insteadOfEndingTheProcess);
        KafkaFolder.prepare(folder, progress);
        var broker = new KafkaBroker(folder, ports, durable, progress);
        broker.startOnFreePorts();
        RUNNING.add(broker);
        return broker;
    }

    synchronized String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private synchronized void startOnFreePorts() {
        for (int attempt = 1; ; attempt++) {
            port = ports.free("kafka");
            try {
                server = startOn(port, ports.free("kafka-controller"));
                return;
            } catch (RuntimeException e) {
                if (attempt == START_ATTEMPTS || !messages(e).contains("Address already in use")) {
                    throw new EmbeddedFailure(
                            "The embedded Kafka broker does not start: " + messages(e)
                                    + ". Check the free space of CLAVIGER_HOME; if " + folder.data()
                                    + " is damaged, move it away: facts not yet delivered are sent again.",
                            e);
                }
            }
        }
    }

    private KafkaRaftServer startOn(int port, int controllerPort) {
        var settings = new KafkaSettings(folder.data(), port, controllerPort, durable);
        var starting = new KafkaRaftServer(new KafkaConfig(settings.toMap(), false), Time.SYSTEM);
        try {
            starting.startup();
            return starting;
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
    }

    /** Kafka expects this not to return; the exception ends the thread that found the fault. */
    private static void insteadOfEndingTheProcess(int status, @Nullable String message) {
        for (var broker : RUNNING) {
            if (RUNNING.remove(broker)) {
                Thread.ofVirtual().name("kafka-restart").start(() -> broker.startAgain(message));
            }
        }
        throw new IllegalStateException("Kafka ends with code " + status + (message == null ? "" : ": " + message));
    }

    private void startAgain(@Nullable String reason) {
        progress.accept("The embedded Kafka broker stopped" + (reason == null ? "" : " (" + reason + ")") + ": "
                + space() + ". It is started again as soon as that works; facts wait in the outbox meanwhile.");
        for (long pause = FIRST_PAUSE_SECONDS; ; pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2)) {
            if (isClosingWithin(pause)) {
                return;
            }
            try {
                restart();
                return;
            } catch (RuntimeException e) {
                progress.accept("The embedded Kafka broker does not start yet, with " + space() + " (" + messages(e)
                        + "). Trying again.");
            }
        }
    }

    private synchronized void restart() {
        if (closing.getCount() == 0) {
            return;
        }
        stopServer();
        server = startOn(port, ports.free("kafka-controller"));
        RUNNING.add(this);
        progress.accept("The embedded Kafka broker runs again.");
    }

    private boolean isClosingWithin(long seconds) {
        try {
            return closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A broker whose disk has failed may hang on its way out, so it is not waited for without end. */
    private void stopServer() {
        var stopping = server;
        if (stopping == null) {
            return;
        }
        server = null;
        var stop = Thread.ofPlatform().daemon().name("kafka-stop").start(() -> {
            stopping.shutdown();
            stopping.awaitShutdown();
        });
        try {
            if (stop.join(Duration.ofSeconds(STOP_SECONDS))) {
                return;
            }
            // It asks leave of a controller that has died with the disk, for minutes; interrupted, it goes on without,
            // and
            // lets go of its folder and its ports.
            stop.interrupt();
            if (!stop.join(Duration.ofSeconds(STOP_SECONDS))) {
                progress.accept("The embedded Kafka broker did not stop within " + 2 * STOP_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The usual reason, in words. */
    private String space() {
        try {
            long free = Files.getFileStore(folder.path()).getUsableSpace() / MEBIBYTE;
            return free + " MB of free disk space in CLAVIGER_HOME, " + folder.path()
                    + (free < EmbeddedHome.NEEDED_MEBIBYTES ? ", which is too little: free some" : "");
        } catch (IOException e) {
            return "its folder " + folder.path() + " cannot be read (" + e + ")";
        }
    }

    private static String messages(Throwable problem) {
        var cause = problem.getCause();
        return cause == null ? problem.toString() : problem + " / " + messages(cause);
    }

    @Override
    public void close() {
        closing.countDown();
        RUNNING.remove(this);
        synchronized (this) {
            stopServer();
        }
    }
}
