package io.claviger.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker that is its own controller (KRaft), in this process, on loopback only. */
final class KafkaBroker implements AutoCloseable {

    private static final int NODE = 1;
    private static final int START_ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static KafkaBroker start(PartFolder folder, Ports ports, boolean durable, Consumer<String> progress) {
        folder.moveHalfWrittenAside();
        if (!folder.isInitialised()) {
            progress.accept("Making a new Kafka data folder in " + folder.data());
            format(folder);
        }
        for (int attempt = 1; ; attempt++) {
            int port = ports.free("kafka");
            try {
                return startOn(folder, port, ports.free("kafka-controller"), durable);
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

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private static KafkaBroker startOn(PartFolder folder, int port, int controllerPort, boolean durable) {
        var config = new KafkaConfig(settings(folder, port, controllerPort, durable), false);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            return new KafkaBroker(server, port);
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(PartFolder folder) {
        try {
            Files.createDirectories(folder.data());
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setMetadataLogDirectory(folder.data().toString())
                    .addDirectory(folder.data().toString())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new EmbeddedFailure(
                    "The data folder of the embedded Kafka, " + folder.data() + ", cannot be made: " + e
                            + ". Check the free space and the rights of CLAVIGER_HOME.",
                    e);
        }
        folder.markInitialised("4");
    }

    private static Map<String, String> settings(PartFolder folder, int port, int controllerPort, boolean durable) {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("log.dirs", folder.data().toString());
        settings.put("auto.create.topics.enable", "false");
        // One broker holds the only copy of everything.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A restart after a crash waits until the old session has ended.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "300");
        settings.put("initial.broker.registration.timeout.ms", "60000");
        settings.put("controller.quorum.election.timeout.ms", "300");
        settings.put("controlled.shutdown.max.retries", "1");
        // Small: it shares a heap with the server.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.retention.hours", "168");
        if (durable) {
            settings.put("log.flush.interval.ms", "1000");
        }
        return settings;
    }

    private static String messages(Throwable problem) {
        var cause = problem.getCause();
        return cause == null ? problem.toString() : problem + " / " + messages(cause);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
