package io.claviger.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What to start, and where its data lives.
 *
 * @param home the data directory, {@code CLAVIGER_HOME}; made when absent
 * @param durable whether data must survive a crash of the machine; tests say no and are several times faster
 * @param progress is told, in words for a person, what takes time and what was recovered; any thread may call it
 */
public record EmbeddedOptions(
        Path home, boolean wantDatabase, boolean wantKafka, boolean durable, Consumer<String> progress) {

    public EmbeddedOptions {
        home = home.toAbsolutePath().normalize();
    }

    public EmbeddedOptions(Path home, boolean wantDatabase, boolean wantKafka, Consumer<String> progress) {
        this(home, wantDatabase, wantKafka, true, progress);
    }
}
