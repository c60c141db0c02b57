package io.claviger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path home;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void keepsItsTopicsOffsetsAndAddressAcrossARestart() throws ExecutionException, InterruptedException {
        // Given
        String before;
        try (var parts = Homes.kafka(home, told)) {
            before = parts.kafkaBootstrap();
            createTopic(before);
            send(before, "first");
            send(before, "second");
            assertThat(receive(before, 2)).containsExactly("first", "second");
            send(before, "third");
        }

        // When
        try (var parts = Homes.kafka(home, told)) {
            // Then
            assertThat(parts.kafkaBootstrap()).isEqualTo(before);
            assertThat(receive(before, 1)).containsExactly("third");
        }
    }

    @Test
    void movesAHalfFormattedFolderAside() throws IOException, ExecutionException, InterruptedException {
        // Given
        Files.writeString(Files.createDirectories(home.resolve("kafka/data")).resolve("meta.properties"), "versi");

        // When
        try (var parts = Homes.kafka(home, told)) {
            // Then
            createTopic(parts.kafkaBootstrap());
            assertThat(told).anySatisfy(line -> assertThat(line).contains("Kafka was only half written"));
        }
    }

    @Test
    void startsAgainWhereKafkaWouldEndTheWholeProcess() throws Exception {
        // Given
        var again = new CountDownLatch(1);
        var options = new EmbeddedOptions(home, false, true, false, line -> {
            told.add(line);
            if (line.contains("runs again")) {
                again.countDown();
            }
        });
        try (var parts = Homes.start(options)) {
            createTopic(parts.kafkaBootstrap());
            send(parts.kafkaBootstrap(), "before");

            // When
            assertThatThrownBy(() -> Exit.halt(1, "all log dirs have failed"))
                    .hasMessageContaining("all log dirs have failed");

            // Then
            assertThat(again.await(60, TimeUnit.SECONDS)).as("%s", told).isTrue();
            send(parts.kafkaBootstrap(), "after");
            assertThat(receive(parts.kafkaBootstrap(), 2)).containsExactly("before", "after");
        }
    }

    private static void createTopic(String bootstrap) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String bootstrap, String word) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("words", "key", word)).get();
        }
    }

    private static List<String> receive(String bootstrap, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "group.id", "readers", "auto.offset.reset", "earliest");
        var words = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("words"));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (words.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> words.add(message.value()));
            }
            consumer.commitSync();
        }
        return words;
    }
}
