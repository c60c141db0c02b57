package io.claviger.server.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.server.catalog.Seen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.database.Database;
import io.claviger.server.testing.OwnBroker;
import io.claviger.server.testing.Transactions;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnBroker.class)
class KafkaAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** More than a few batches of the relay. */
    private static final int CRAWLED = 1_200;

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

    @Inject
    TestCatalog catalog;

    @Inject
    KafkaClients clients;

    @AfterEach
    void theBrokerIsBackForWhoeverComesNext() {
        broker.startBroker();
    }

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

    /** As long as it may be away: an hour's facts, and their age, in moments. */
    @Test
    void crawlsGoOnForAnHourWithoutKafkaAndWhatTheySawArrivesInOrder() throws Exception {
        // Given
        UUID source = catalog.newSource();
        broker.stopBroker();
        // When
        // A relay that knows of no such topic yet: it must not wait for each fact.
        catalog.crawl(source, "all", identities(Status.ACTIVE));
        await().atMost(PATIENCE).until(state::kafkaIsAway);
        catalog.crawl(source, "all", identities(Status.DISABLED));
        catalog.crawl(source, "all");
        database.update("update outbox set time = time - interval '1 hour'");
        long gone = catalog.count("select count(*) from identity where source_id = ? and gone_at is not null", source);
        String health = given().get("/q/health").asString();
        int ready = given().get("/q/health/ready").statusCode();
        broker.startBroker();
        // Then
        assertThat(gone).isEqualTo(CRAWLED);
        assertThat(health).containsPattern("\"oldestSeconds\": 3[67]\\d\\d");
        assertThat(ready).isEqualTo(200);
        Map<UUID, List<String>> told = toldOfIdentities(source, CRAWLED * 3);
        assertThat(told).hasSize(CRAWLED);
        assertThat(told.values())
                .allSatisfy(facts -> assertThat(facts)
                        .containsExactly(
                                "io.claviger.identity.discovered",
                                "io.claviger.identity.changed",
                                "io.claviger.identity.gone"));
        await().atMost(PATIENCE).until(() -> state.lag().waiting() == 0 && !state.kafkaIsAway());
    }

    private static Observation[] identities(Status status) {
        return IntStream.range(0, CRAWLED)
                .mapToObj(i -> Seen.identity("app" + i, status))
                .toArray(Observation[]::new);
    }

    /** The types of the facts on Kafka by identity, each in the order of its arrival. */
    private Map<UUID, List<String>> toldOfIdentities(UUID source, int expected) {
        Map<UUID, List<String>> told = new HashMap<>();
        try (KafkaConsumer<String, byte[]> reader = clients.consumer("test " + source)) {
            reader.subscribe(List.of(Topic.CATALOG.topicName()));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(500))) {
                    Fact fact = CloudEvent.read(Topic.CATALOG, record.key(), record.value());
                    if (fact.data().path("sourceId").asText().equals(source.toString())
                            && fact.type().contains(".identity.")) {
                        told.computeIfAbsent(fact.subject(), any -> new ArrayList<>())
                                .add(fact.type());
                    }
                }
                return told.values().stream().mapToInt(List::size).sum() >= expected;
            });
        }
        return told;
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
