package io.claviger.engine.secrets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "shop_[0-9a-f]{40} 45 0 shop_abcdef0123456789",
                "(?i)key.{0,9}=(?<secret>[a-c1]{8,20})(?![a-z]) 9 12 =1abcABC",
                "MY_OWN_KEY.(?:[0-9]{6}|[a-f]{9,12}) 6 11 abcdef0123456789",
                "(?:-[0-9A-F]{2}){3} 9 0 -0123456789ABCDEF",
                "a(?i:b)|c(?i)d|e 1 0 abBcdDeE",
                "(?=[^x]{0,9}[0-9])[^x]{4} 1 9 0123456789",
            })
    void findsTheRarestBytesThatEachMatchHasOrLooksAheadFor(String pattern, int length, int before, String among) {
        // When
        Stretch stretch = StretchReader.of(pattern);

        // Then
        assertThat(stretch.length()).isEqualTo(length);
        assertThat(stretch.before()).isEqualTo(before);
        for (byte b : among.getBytes(StandardCharsets.US_ASCII)) {
            assertThat(stretch.alphabet().has(b)).as(String.valueOf((char) b)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"'(?x)a b'", "'[a&&b]{9}'", "\\p{L}{9}", "'a{0,9}'", "'(?:abcdefgh)?'"})
    void knowsNothingOfWhatItDoesNotReadOrWhatMayBeEmpty(String pattern) {
        // When
        Stretch stretch = StretchReader.of(pattern);

        // Then
        assertThat(stretch.allows(new byte[0], 0, 0, 0)).isTrue();
    }

    @Test
    void looksForAStretchBetweenTwoPlaces() {
        // Given
        Stretch hex = StretchReader.of("[0-9a-f]{8}");
        byte[] text = "fffffff-0123abcd-0000000".getBytes(StandardCharsets.US_ASCII);

        // When
        boolean all = hex.allows(text, text.length, 0, text.length);
        boolean exact = hex.allowsAt(text, 16, 8);
        boolean cut = hex.allows(text, text.length, 9, text.length);
        boolean cutBehind = hex.allows(text, 15, 0, 15);

        // Then
        assertThat(all).isTrue();
        assertThat(exact).isTrue();
        assertThat(cut).isFalse();
        assertThat(cutBehind).isFalse();
    }
}
