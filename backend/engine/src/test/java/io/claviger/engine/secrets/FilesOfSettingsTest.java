package io.claviger.engine.secrets;

import static io.claviger.engine.secrets.ReportedValues.example;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In files of settings a value needs no quotes; in code it is a variable without them. */
class FilesOfSettingsTest {

    @ParameterizedTest
    @CsvSource({".smbcredentials, true", "smb.conf, true", "credentials, true", "Shop.java, false", "shop.go, false"})
    void haveValuesWithoutQuotes(String file, boolean told) {
        // Given
        String secret = "Zr8" + example("{{base62 12}}");
        byte[] text = ("password=" + secret + "\n").getBytes(StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();

        // When
        Scanner.of(RuleSet.builtIn())
                .scan(
                        text,
                        new ScanContext(file, Instant.EPOCH),
                        match -> found.add(match.value().lend(value -> value)));

        // Then
        assertThat(found).isEqualTo(told ? List.of(secret) : List.of());
    }
}
