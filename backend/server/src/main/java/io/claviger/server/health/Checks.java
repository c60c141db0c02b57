package io.claviger.server.health;

import io.claviger.server.database.Database;
import io.claviger.server.events.EventsState;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the database answers. Kafka away is unwell, but ready: facts wait and nothing is lost. */
class Checks {

    private final Database database;
    private final EventsState events;

    Checks(Database database, EventsState events) {
        this.database = database;
        this.events = events;
    }

    @Produces
    @ApplicationScoped
    @Readiness
    HealthCheck databaseAnswers() {
        return () -> {
            try {
                database.first("select 1", row -> 1);
                return HealthCheckResponse.up("database");
            } catch (RuntimeException away) {
                return HealthCheckResponse.named("database")
                        .down()
                        .withData("reason", String.valueOf(away.getMessage()))
                        .build();
            }
        };
    }

    @Produces
    @ApplicationScoped
    @Wellness
    HealthCheck kafkaAnswers() {
        return () ->
                HealthCheckResponse.named("kafka").status(!events.kafkaIsAway()).build();
    }

    @Produces
    @ApplicationScoped
    @Wellness
    HealthCheck factsFlow() {
        return () -> {
            EventsState.Lag lag = events.lag();
            return HealthCheckResponse.named("outbox")
                    .status(lag.oldestSeconds() < 300)
                    .withData("waiting", lag.waiting())
                    .withData("oldestSeconds", lag.oldestSeconds())
                    .build();
        };
    }
}
