package io.claviger.server.testing;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.embedded.TestParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Gives every {@code @QuarkusTest} a database of its own, the JVM's Kafka broker, and a home. */
public class ServerParts implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestParts parts = EmbeddedParts.forTests();
        Database database = parts.newDatabase();
        try {
            return Map.of(
                    "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                    "quarkus.datasource.username", database.user(),
                    "quarkus.datasource.password", database.password(),
                    "claviger.kafka.bootstrap", parts.kafkaBootstrap(),
                    "claviger.home", Files.createTempDirectory("claviger-home").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        // The parts end with the JVM: other tests may need them.
    }
}
