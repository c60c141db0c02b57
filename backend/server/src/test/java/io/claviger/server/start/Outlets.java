package io.claviger.server.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.embedded.EmbeddedParts;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every way by which something that a running server knows can leave it. */
final class Outlets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OBJECTS_OF_A_LIST = 5;

    private final Path home;
    private final String address;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    Outlets(Path home, String address, String token) {
        this.home = home;
        this.address = address;
        this.token = token;
    }

    void letOutTo(Canaries canaries) throws IOException, InterruptedException, SQLException {
        tables(canaries);
        topics(canaries);
        answers(canaries);
        files(canaries);
    }

    private void tables(Canaries canaries) throws SQLException {
        try (Connection connection =
                        EmbeddedParts.runningDatabase(home).orElseThrow().connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select format('%I.%I', table_schema, table_name) from"
                    + " information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        canaries.lookIn("table " + table, rows.getString(1));
                    }
                }
            }
        }
    }

    private void topics(Canaries canaries) throws IOException {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("ports.properties"))) {
            ports.load(reader);
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + ports.getProperty("kafka"));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> {
                    String place = "topic " + message.topic();
                    canaries.lookIn(place, message.key() == null ? new byte[0] : message.key());
                    canaries.lookIn(place, message.value() == null ? new byte[0] : message.value());
                    message.headers().forEach(header -> canaries.lookIn(place, header.value()));
                });
            }
        }
    }

    /** Every GET that the API's own description lists, and the page. */
    private void answers(Canaries canaries) throws IOException, InterruptedException {
        answer(canaries, "/");
        answer(canaries, "/q/metrics");
        answer(canaries, "/q/health");
        JsonNode paths =
                JSON.readTree(answer(canaries, "/q/openapi?format=json")).path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            if (!path.getValue().has("get")) {
                continue;
            }
            String name = path.getKey();
            if (name.contains("{id}")) {
                for (String id : ids(canaries, name.substring(0, name.indexOf("/{id}")))) {
                    answer(canaries, name.replace("{id}", id));
                }
            } else {
                answer(canaries, name.replace("{kind}", "credential"));
            }
        }
    }

    private List<String> ids(Canaries canaries, String list) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        JSON.readTree(answer(canaries, list + "?limit=200")).path("items").forEach(item -> {
            if (ids.size() < OBJECTS_OF_A_LIST) {
                ids.add(item.path("id").asText());
            }
        });
        return ids;
    }

    private String answer(Canaries canaries, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 429 || response.statusCode() >= 500) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        canaries.lookIn("GET " + path, response.headers().map().toString());
        canaries.lookIn("GET " + path, response.body());
        return response.body();
    }

    private void files(Canaries canaries) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                // The programs of PostgreSQL, which were there before the server knew anything.
                if (file.toString().contains("/postgresql-")) {
                    continue;
                }
                try {
                    canaries.lookIn("file " + home.relativize(file), Files.readAllBytes(file));
                } catch (NoSuchFileException removedMeanwhile) {
                    continue;
                }
            }
        }
    }
}
