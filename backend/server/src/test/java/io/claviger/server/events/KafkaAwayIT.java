package io.claviger.server.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.server.database.Database;
import io.claviger.server.testing.OwnBroker;
import io.claviger.server.testing.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnBroker.class)
class KafkaAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Set by the resource itself. */
    @SuppressWarnings("NullAway.Init")
    OwnBroker broker;

    @Inject
    Outbox outbox;

    @Inject
    Listener listener;

    @Inject
    Database database;

    @Inject
    EventsState state;

    @Test
    void losesNothingAndKeepsTheOrderWhileKafkaIsAway() {
        // Given
        String key = UUID.randomUUID().toString();
        commit(key, 1, 50);
        await().atMost(PATIENCE).until(() -> listener.heardOf(key).size() == 50);
        List<String> said = listen();
        // When
        broker.stopBroker();
        commit(key, 51, 300);
        await().atMost(PATIENCE).until(state::kafkaIsAway);
        long waiting = state.lag().waiting();
        int ready = given().get("/q/health/ready").statusCode();
        String health = given().get("/q/health").asString();
        broker.startBroker();
        commit(key, 301, 320);
        // Then
        await().atMost(PATIENCE).until(() -> listener.heardOf(key).size() >= 320);
        assertThat(listener.numbersOf(key))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 320).boxed().toList());
        assertThat(waiting).isGreaterThanOrEqualTo(250);
        assertThat(ready).isEqualTo(200);
        assertThat(health).contains("\"kafka\"").contains("\"outbox\"");
        await().atMost(PATIENCE).until(() -> state.lag().waiting() == 0 && !state.kafkaIsAway());
        assertThat(said.stream().filter(line -> line.contains("cannot be reached")))
                .hasSize(1);
        assertThat(said.stream().filter(line -> line.contains("answers again"))).hasSize(1);
    }

    private void commit(String key, int from, int to) {
        for (int n = from; n <= to; n++) {
            int number = n;
            Transactions.committed(() -> outbox.append(Facts.numbered(key, number)));
        }
    }

    private static List<String> listen() {
        List<String> said = new ArrayList<>();
        Logger.getLogger(KafkaHealth.class.getName()).addHandler(new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                said.add(
                        record instanceof org.jboss.logmanager.ExtLogRecord ext
                                ? ext.getFormattedMessage()
                                : record.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        });
        return said;
    }
}
