package io.claviger.server.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Gives every {@code @QuarkusTest} a PostgreSQL, a Kafka broker and a home of its own JVM. */
public class ServerParts implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username",
                    "postgres",
                    "claviger.kafka.bootstrap",
                    "127.0.0.1:1",
                    "claviger.home",
                    Files.createTempDirectory("claviger-home").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        // The parts end with the JVM: other tests may need them.
    }
}
