package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RarestPartsTest {

    @ParameterizedTest
    @CsvSource({"objectrocket, trock", "stations-are-one, ns-ar", "spectest, pecte"})
    void prefersWhatIsNoPartOfUsualWords(String keyword, String rarest) {
        // Given
        byte[] word = keyword.getBytes(StandardCharsets.US_ASCII);

        // When
        int from = new RarestParts(new byte[][] {word}).of(word);

        // Then
        assertThat(keyword.substring(from, from + rarest.length())).isEqualTo(rarest);
    }
}
