package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stored document is what clients are generated from: it changes on purpose, and in the same commit. */
@QuarkusTest
class OpenApiIT {

    private static final Path STORED =
            Path.of("").toAbsolutePath().resolve("../../docs/openapi.json").normalize();
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void isStoredAsItIsServed() throws IOException {
        // Given
        String served = pretty(
                given().accept("application/json").get("/q/openapi?format=json").asString());
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(STORED.getParent());
            Files.writeString(STORED, served);
        }
        // Then
        assertThat(STORED)
                .as("Make it with: ./mvnw -pl backend/server -am verify -Dit.test=OpenApiIT -Dopenapi.update=true")
                .exists();
        assertThat(Files.readString(STORED))
                .as(
                        "The API has changed. If that is meant: ./mvnw -pl backend/server -am verify -Dit.test=OpenApiIT -Dopenapi.update=true")
                .isEqualTo(served);
    }

    @Test
    void describesEveryAnswerOfAVersion3Point1Document() throws IOException {
        // When
        JsonNode document = JSON.readTree(given().get("/q/openapi?format=json").asString());
        // Then
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("paths").has("/api/v1/me")).isTrue();
        assertThat(document.path("components").path("schemas").has("Problem")).isTrue();
        assertThat(document.path("components").path("securitySchemes").size()).isEqualTo(2);
    }

    @Test
    void saysOfEveryAnswerWhatItHolds() throws IOException {
        // When
        JsonNode document = JSON.readTree(given().get("/q/openapi?format=json").asString());
        // Then
        List<String> untold = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("responses")
                                .findValues("schema")
                                .forEach(schema -> {
                                    String ref = schema.path("$ref").asText();
                                    if (schema.isEmpty() || ref.endsWith("/ObjectNode") || ref.endsWith("/JsonNode")) {
                                        untold.add(operation.getKey() + " " + path.getKey());
                                    }
                                })));
        assertThat(untold).isEmpty();
        assertThat(document.at("/components/schemas/Credential/required").size())
                .isEqualTo(
                        document.at("/components/schemas/Credential/properties").size());
        assertThat(document.at("/components/schemas/SourceView/properties/schedule/type"))
                .hasSize(2);
    }

    private static String pretty(String document) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return JSON.writer(printer).writeValueAsString(JSON.readValue(document, Map.class)) + "\n";
    }
}
