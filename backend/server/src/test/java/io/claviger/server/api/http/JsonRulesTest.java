package io.claviger.server.api.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.spi.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
