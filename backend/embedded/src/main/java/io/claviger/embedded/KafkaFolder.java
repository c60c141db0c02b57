package io.claviger.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's data on disk, formatted once. */
final class KafkaFolder {

    static final int NODE = 1;

    private KafkaFolder() {}

    static void prepare(PartFolder folder, Consumer<String> progress) {
        folder.moveHalfWrittenAside();
        if (!folder.isInitialised()) {
            progress.accept("Making a new Kafka data folder in " + folder.data());
            format(folder);
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
}
