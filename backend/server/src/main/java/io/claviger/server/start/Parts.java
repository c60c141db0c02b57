package io.claviger.server.start;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedOptions;
import io.claviger.embedded.EmbeddedParts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL and the Kafka that the server uses: yours where the environment names them, embedded where not. */
final class Parts implements AutoCloseable {

    private final Environment environment;
    private final @Nullable EmbeddedParts embedded;

    private Parts(Environment environment, @Nullable EmbeddedParts embedded) {
        this.environment = environment;
        this.embedded = embedded;
    }

    static Parts start(Environment environment) {
        boolean ownDatabase = environment.database().isEmpty();
        boolean ownKafka = environment.kafkaBootstrap().isEmpty();
        return new Parts(
                environment,
                ownDatabase || ownKafka
                        ? EmbeddedParts.start(
                                new EmbeddedOptions(environment.home(), ownDatabase, ownKafka, System.err::println))
                        : null);
    }

    /** What was started here, if anything was. */
    Optional<EmbeddedParts> embedded() {
        return Optional.ofNullable(embedded);
    }

    /** Where the parts are, as the server's configuration names it. */
    Map<String, String> configuration() {
        Map<String, String> settings = new HashMap<>();
        settings.put("claviger.home", environment.home().toString());
        environment
                .database()
                .ifPresentOrElse(
                        yours -> {
                            settings.put("quarkus.datasource.jdbc.url", yours.jdbcUrl());
                            yours.user().ifPresent(user -> settings.put("quarkus.datasource.username", user));
                            yours.password().ifPresent(secret -> settings.put("quarkus.datasource.password", secret));
                        },
                        () -> {
                            Database ours = running().database();
                            settings.put("quarkus.datasource.jdbc.url", ours.jdbcUrl());
                            settings.put("quarkus.datasource.username", ours.user());
                            settings.put("quarkus.datasource.password", ours.password());
                        });
        settings.put(
                "claviger.kafka.bootstrap",
                environment.kafkaBootstrap().orElseGet(() -> running().kafkaBootstrap()));
        return settings;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private EmbeddedParts running() {
        if (embedded == null) {
            throw new IllegalStateException("Nothing embedded is running");
        }
        return embedded;
    }
}
