package io.claviger.engine.secrets.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOP_WEBHOOK_PROXY",
                "pkg_webproxy_pacpolicy",
                "RULE_AZQ_140",
                "some-model-4-5-20250514",
                "audio-24khz-mono-mp3",
                "0005_auto_20160727_2333",
                "2020-04-01-preview",
                "ShopOAuth2LoginAdapter",
                "corePrivateKeyTypeP521",
                "V1alpha1JSONPatch",
                "hostkey_ecdsa256",
                "x-amz-content-sha256",
            })
    void takesWordsWithMarksHumpsAndNumbersForAName(String value) {
        assertThat(Names.isName(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2bc23e48-4932-40de-a047-5524b7ddc972",
                "fba0991c9bcd453982f0d88e2da95940",
                "7AB-4CD-QEF-9GH",
                "mmhJU2sCd63BznXAXDh4kxLIyfIMm3Ar",
                "gqsmqmp1pdrj00cknr08dgmvb4",
            })
    void takesNoKeyForAName(String value) {
        assertThat(Names.isName(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"16, 100", "20, 30", "32, 5"})
    void seldomTakesWhatIsAtRandomForAName(int length, int most) {
        // Given
        Random random = new Random(7);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

        // When
        long taken = random.ints(20_000)
                .mapToObj(seed -> made(new Random(seed), alphabet, length))
                .filter(Names::isName)
                .count();

        // Then
        assertThat(taken).isLessThan(most);
    }

    private static String made(Random random, String alphabet, int length) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return made.toString();
    }
}
