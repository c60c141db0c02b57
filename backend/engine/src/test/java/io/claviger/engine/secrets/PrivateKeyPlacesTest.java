package io.claviger.engine.secrets;

import static io.claviger.engine.secrets.ReportedValues.example;
import static io.claviger.engine.secrets.ReportedValues.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people put private keys in, besides files of their own. */
class PrivateKeyPlacesTest {

    /** What stands before, between and behind the lines of a key, where {@code ~} is a line's end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "key = \"|\\\\n|\"",
                "key = \"|\\\\\\\\r\\\\\\\\n|\"",
                "# |~# |~",
                " * |~ * |~",
                "// |~// |~",
                "+|~+|~",
                "  1  |~  1  |~",
                "echo |>> key.pem~echo |>> key.pem~",
                "<key>|&#xA;|</key>",
                "<p>|<br>|</p>",
                "log: |\\x0A|",
                "{'k':'|\\u000a|'}",
                "k = \"|\" & vbCrLf & _~ \"|\"",
            })
    void areFoundThere(String before, String between, String behind) {
        // Given
        String key = example("{{pem PRIVATE-KEY}}");
        List<String> lines = key.strip().lines().toList();
        String text = (before + String.join(between, lines) + (behind == null ? "" : behind)).replace("~", "\n");

        // When
        List<String> found = valuesOf(text);

        // Then
        assertThat(found).singleElement().asString().contains(lines.get(1), lines.get(lines.size() - 2));
    }

    @Test
    void areFoundWhereSlashesAreEscaped() {
        // Given
        String key = example("{{pem-escaped PRIVATE-KEY}}").replace("/", "\\/");

        // When
        List<String> found = valuesOf("{\"key\": \"" + key + "\"}");

        // Then
        assertThat(found).singleElement().asString().startsWith("-----BEGIN").endsWith("PRIVATE KEY-----");
    }
}
