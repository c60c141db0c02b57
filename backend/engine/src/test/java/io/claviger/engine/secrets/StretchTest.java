package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import io.claviger.engine.secrets.rules.Stretch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is looked for before a pattern is asked is in whatever the pattern finds. */
class StretchTest {

    private static final String AROUND = "key = ";

    @Test
    void isInEveryMatchOfEveryType() throws IOException {
        // Given
        List<Described> types = PackRules.readFolder(Path.of("src/main/secrets"));

        // When
        int matches = 0;
        for (Described described : types) {
            for (String template : described.examples()) {
                matches += matches(
                        described,
                        AROUND + new ExampleTemplate(9).make(template).text() + "\n");
            }
        }

        // Then
        assertThat(matches).isGreaterThan(types.size());
    }

    private static int matches(Described described, String text) {
        Recognition recognition = described.type().recognition();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int matches = 0;
        for (int i = 0; i < recognition.patterns().size(); i++) {
            Stretch stretch = recognition.stretches().get(i);
            Matcher matcher = Pattern.compile(recognition.patterns().get(i)).matcher(text);
            while (matcher.find()) {
                matches++;
                assertThat(stretch.allowsAt(bytes, bytes.length, matcher.start())
                                && stretch.allows(bytes, bytes.length, matcher.start(), matcher.end()))
                        .as("%s has %s", described.type().id(), stretch)
                        .isTrue();
            }
        }
        return matches;
    }

    @Test
    void tellsTypesApartFromOrdinaryWords() throws IOException {
        // Given
        List<Described> types = PackRules.readFolder(Path.of("src/main/secrets"));

        // When
        long telling = types.stream()
                .flatMap(described -> described.type().recognition().stretches().stream())
                .filter(stretch -> stretch.length() >= 10)
                .count();

        // Then
        assertThat(telling).isGreaterThan(types.size() * 3L / 4);
    }
}
