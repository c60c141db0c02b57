package io.claviger.server.events;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Settings of Kafka's clients in Kafka's own words, in a file: they may hold a password, which has no place in the environment. */
final class ClientProperties {

    private ClientProperties() {}

    /** @throws IllegalStateException when there is no such file; the message says what to do */
    static Map<String, String> read(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException failure) {
            throw new IllegalStateException(
                    "CLAVIGER_KAFKA_CLIENT_PROPERTIES names " + file + ", which cannot be read (" + failure
                            + "). It is a properties file with Kafka's client settings",
                    failure);
        }
        Map<String, String> settings = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
        return settings;
    }
}
