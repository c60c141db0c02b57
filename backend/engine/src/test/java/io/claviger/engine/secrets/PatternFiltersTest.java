package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.Beginning;
import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import io.claviger.engine.secrets.rules.ValueForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is looked at before a pattern is asked never keeps it from a match that it has. */
class PatternFiltersTest {

    private static final String ASSIGNED = "shop_key=(?<secret>[0-9a-f]{16}|[0-9a-f]{24})(?![0-9A-Za-z_/+=-])";

    static Stream<Described> types() throws IOException {
        return PackRules.readFolder(Path.of("src/main/secrets")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void letPassWhatPatternsMatch(Described described) {
        boolean assigned = described.type().recognition().nearby() != null;
        for (String written : described.type().recognition().patterns()) {
            Pattern pattern = Pattern.compile(written);
            Beginning beginning = Beginning.of(written);
            for (String template : described.examples()) {
                // Given
                String text = new ExampleTemplate(7).make(template).text();
                byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                Matcher matcher = pattern.matcher(text);

                // When, Then
                while (matcher.find()) {
                    int start = matcher.start();
                    assertThat(beginning.next(bytes, start, bytes.length)).isEqualTo(start);
                    assertThat(!assigned
                                    || ValueForm.ofAssigned(written)
                                            .fitsBehind(bytes, bytes.length, start, bytes.length))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'shop_key=0123456789abcdef', true",
        "'shop_key=0123456789abcdef0123456789', false",
        "'shop_key=0123456789abcdef0123456789abcdef', false",
        "'shop_key=0123456789abcde', false",
        "'shop_key_0123456789abcdef', false",
        "'shop_key=\"0123456789abcdef\"', true",
        "'shop_key=0123456789abcdefg', false",
        "'shop_key=\n\"0123456789abcdef\"', false",
    })
    void askNoPatternWhereNoValueOfItsLengthStands(String text, boolean may) {
        // Given
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        // When
        boolean fits = ValueForm.ofAssigned(ASSIGNED).fitsBehind(bytes, bytes.length, 0, bytes.length);

        // Then
        assertThat(fits).isEqualTo(may);
    }

    @Test
    void findTheFewPlacesWhereAMatchMayBegin() {
        // Given
        byte[] text = "a-key b--key --key".getBytes(StandardCharsets.US_ASCII);
        Beginning beginning = Beginning.of("(?i)(?<![0-9A-Za-z-])--?key");

        // When
        int place = beginning.next(text, 0, text.length);

        // Then
        assertThat(beginning.isRare()).isTrue();
        assertThat(place).isEqualTo(13);
        assertThat(beginning.next(text, 14, text.length)).isEqualTo(text.length);
    }
}
