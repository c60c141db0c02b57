package io.claviger.server.events;

import static io.claviger.server.catalog.Seen.consumer;
import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.exposure;
import static io.claviger.server.catalog.Seen.grant;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.key;
import static io.claviger.server.catalog.Seen.resource;
import static io.claviger.server.catalog.Seen.role;
import static io.claviger.server.catalog.Seen.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.crawl.UsageRecorder;
import io.claviger.server.database.Database;
import io.claviger.server.testing.Transactions;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is written about the events is what is sent. */
@QuarkusTest
class AsyncApiIT {

    private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yaml");
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final String TEST_BUTTON = "io.claviger.channel.tested";

    @Inject
    TestCatalog catalog;

    @Inject
    Database database;

    @Inject
    UsageRecorder usage;

    private record Sent(String type, JsonNode data) {}

    @Test
    void describesEveryTypeThatIsSentAndNoOther() throws IOException {
        // Given
        JsonNode document = document();

        // When
        Set<String> described = new TreeSet<>();
        document.path("components")
                .path("messages")
                .forEach(message -> described.add(message.path("name").asText()));

        // Then
        Set<String> sent = new TreeSet<>(FactTypes.all());
        sent.add(TEST_BUTTON);
        assertThat(described).isEqualTo(sent);
        assertThat(document.path("asyncapi").asText()).startsWith("3.");
    }

    @Test
    void namesTheTopicOfEveryMessage() throws IOException {
        // Given
        JsonNode channels = document().path("channels");

        // When
        Set<String> inTopics = new TreeSet<>();
        for (String topic : List.of("catalog", "findings", "usage")) {
            assertThat(channels.path(topic).path("address").asText())
                    .isEqualTo(Topic.valueOf(topic.toUpperCase(java.util.Locale.ROOT))
                            .topicName());
            channels.path(topic).path("messages").fieldNames().forEachRemaining(inTopics::add);
        }

        // Then
        assertThat(inTopics)
                .isEqualTo(new TreeSet<>(FactTypes.all().stream()
                        .map(type -> type.replace("io.claviger.", ""))
                        .toList()));
    }

    @Test
    void describesTheFactsAsTheyAre() throws IOException {
        // Given
        UUID source = catalog.newSource();
        catalog.crawl(source, "all", identity("a"), credential("k", "a"), resource("t"), grant("a", "SELECT", "t"));
        catalog.crawlText(source, exposure("f.yml", "f", true, "c", MONDAY));
        Transactions.committed(() -> usage.record(source, List.of(used("1", role("a"), key("k"), MONDAY))));
        catalog.crawl(
                source, "all", identity("a", Status.DISABLED), credential("k", "a", MONDAY, null), consumer("p", "a"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(sent(source)).anyMatch(fact -> fact.type().contains(".finding.")));

        // When
        List<Sent> facts = sent(source);

        // Then
        assertThat(facts)
                .extracting(Sent::type)
                .contains(
                        "io.claviger.identity.discovered",
                        "io.claviger.identity.changed",
                        "io.claviger.credential.changed",
                        "io.claviger.resource.gone",
                        "io.claviger.exposure.found",
                        "io.claviger.usage.observed",
                        "io.claviger.finding.opened");
        Described described = new Described(document());
        for (Sent fact : facts) {
            assertThat(described.wrong(fact.type(), fact.data()))
                    .as(fact.toString())
                    .isEmpty();
        }
        assertThat(described.wrong("io.claviger.identity.gone", document())).isNotEmpty();
    }

    private List<Sent> sent(UUID source) {
        ObjectMapper json = new ObjectMapper();
        return database.query(
                "select type, data from fact_log where coalesce(data->>'sourceId', data->'source'->>'id') = ? order by seq",
                row -> {
                    try {
                        return new Sent(row.getString("type"), json.readTree(row.getString("data")));
                    } catch (IOException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                },
                source.toString());
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(DOCUMENT.toFile());
    }

    /** As much of JSON Schema as the document uses. */
    private record Described(JsonNode document) {

        List<String> wrong(String type, JsonNode data) {
            JsonNode message = StreamSupport.stream(
                            document.path("components").path("messages").spliterator(), false)
                    .filter(each -> each.path("name").asText().equals(type))
                    .findFirst()
                    .orElseThrow();
            JsonNode event = at(message.path("payload"));
            List<String> wrong = new java.util.ArrayList<>();
            look("data", at(event.path("allOf").path(1).path("properties").path("data")), data, wrong);
            return wrong;
        }

        private JsonNode at(JsonNode reference) {
            return reference.has("$ref")
                    ? document.at(reference.path("$ref").asText().substring(1))
                    : reference;
        }

        private void look(String place, JsonNode schema, JsonNode value, List<String> wrong) {
            if (!types(schema).contains(typeOf(value))) {
                wrong.add(place + " is " + typeOf(value) + ", not " + types(schema));
            }
            if (schema.has("enum")
                    && StreamSupport.stream(schema.path("enum").spliterator(), false)
                            .noneMatch(value::equals)) {
                wrong.add(place + " is " + value + ", none of " + schema.path("enum"));
            }
            if (value.isArray()) {
                value.forEach(item -> look(place + "[]", schema.path("items"), item, wrong));
            }
            if (value.isObject() && schema.has("properties")) {
                schema.path("required").forEach(name -> {
                    if (!value.has(name.asText())) {
                        wrong.add(place + " has no " + name.asText());
                    }
                });
                value.properties().forEach(field -> {
                    JsonNode known = schema.path("properties").path(field.getKey());
                    if (known.isMissingNode()) {
                        wrong.add(place + " has " + field.getKey() + ", which is not described");
                    } else {
                        look(place + "." + field.getKey(), known, field.getValue(), wrong);
                    }
                });
            }
        }

        private static Set<String> types(JsonNode schema) {
            Set<String> types = new TreeSet<>();
            JsonNode type = schema.path("type");
            if (type.isArray()) {
                type.forEach(one -> types.add(one.asText()));
            } else {
                types.add(type.asText());
            }
            return types;
        }

        private static String typeOf(JsonNode value) {
            return switch (value.getNodeType()) {
                case NULL -> "null";
                case STRING -> "string";
                case BOOLEAN -> "boolean";
                case ARRAY -> "array";
                case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
                case OBJECT, BINARY, MISSING, POJO -> "object";
            };
        }
    }
}
