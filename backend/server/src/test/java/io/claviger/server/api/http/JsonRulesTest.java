package io.claviger.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claviger.spi.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {

    @Test
    void neverWritesASecret() {
        // Given
        ObjectMapper json = new ObjectMapper();
        new JsonRules().customize(json);
        // Then
        assertThatThrownBy(() -> json.writeValueAsString(Map.of("password", Secret.of("s3cr3t"))))
                .hasMessageContaining("never written")
                .hasMessageNotContaining("s3cr3t");
    }

    record Wish(boolean enabled, String name, Instant until, UUID id) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'enabled':'true'}",
                "{'enabled':''}",
                "{'enabled':1}",
                "{'enabled':null}",
                "{'name':5}",
                "{'name':true}",
                "{'name':'a\\u0000b'}",
                "{'until':1800000000}",
                "{'until':'tomorrow'}",
                "{'until':'-0001-01-01T00:00:00Z'}",
                "{'id':''}",
                "{'id':5}"
            })
    void guessesNothingOutOfAnotherType(String text) {
        // Given
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonRules().customize(json);
        // Then
        assertThatThrownBy(() -> json.readValue(text.replace('\'', '"'), Wish.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void pointsIntoATreeAtTextThatCannotBeKept() {
        // Given
        ObjectMapper json = new ObjectMapper();
        new JsonRules().customize(json);
        // Then
        assertThatThrownBy(() -> json.readTree("{\"settings\":{\"hosts\":[\"a\",\"b\\u0000\"]}}"))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        wrong -> assertThat(JsonPlaces.refusal(wrong)
                                        .places()
                                        .getFirst()
                                        .pointer())
                                .isEqualTo("/settings/hosts/1"));
    }

    @Test
    void readsNoFieldTwiceAndNothingAfterTheEnd() {
        // Given
        ObjectMapper json = new ObjectMapper();
        new JsonRules().customize(json);
        // Then
        assertThatThrownBy(() -> json.readValue("{\"a\":1,\"a\":2}", Map.class)).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> json.readValue("{\"a\":1} x", Map.class)).isInstanceOf(java.io.IOException.class);
    }
}
