package io.claviger.engine.secrets.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234abcd",
                "abcdef123456",
                "0123456789abcdef0123456789abcdef",
                "your_token_goes_here",
                "xxxxxxxxxxxx",
                "YOUR_SECRET",
                "${TOKEN}",
                "aaaaaaaa",
                "xy1234567890xyz",
                "k98765432109876q",
            })
    void areTold(String value) {
        assertThat(Placeholders.reason(value)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bcdefe71", "k9q21ab8", "7f3ab4c5d6e19822", "Zr8vTq2LxP0w", "123456789012-Zr8vTq2LxP0wK7dM4sQ1"})
    void areNotWhatCountsInAFewPlacesByChance(String value) {
        assertThat(Placeholders.reason(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not my real password", "svc:please put yours here"})
    void areTheBase64OfWords(String words) {
        // Given
        String value = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));

        // When
        Optional<String> reason = Placeholders.reason(value);

        // Then
        assertThat(reason).hasValueSatisfying(text -> assertThat(text).startsWith("base64 of words"));
    }

    @Test
    void areNotTheBase64OfAPassword() {
        // Given
        String value = Base64.getEncoder().encodeToString("svc:Zr8vTq2LxP0wK7".getBytes(StandardCharsets.UTF_8));

        // When
        Optional<String> reason = Placeholders.reason(value);

        // Then
        assertThat(reason).isEmpty();
    }
}
