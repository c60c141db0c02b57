package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text makes a pattern slow: the characters that a pattern looks at are counted over texts that are made to be bad for
 * it, and must not grow faster than the text.
 */
@Execution(ExecutionMode.CONCURRENT)
class LinearTimeTest {

    private static final int LENGTH = 20_000;
    /** Looks at a character, in the worst case: what a bounded repetition may look ahead, and no more. */
    private static final long MOST_A_CHARACTER = 2_500;

    /** A group that may be taken back, for which Java's patterns keep a frame on the stack each time. */
    private static final Pattern GROUP_OFTEN = Pattern.compile("\\)\\{[0-9]{1,5},([0-9]{1,5})\\}(?!\\+)");

    private static final int MOST_TIMES = 200;

    static Stream<Described> types() throws IOException {
        return PackRules.readFolder(Path.of("src/main/secrets")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void looksAtEachCharacterABoundedNumberOfTimes(Described described) {
        List<String> badTexts = badTexts(described);
        for (String pattern : described.type().recognition().patterns()) {
            Pattern compiled = Pattern.compile(pattern);
            for (String text : badTexts) {
                // Given
                SeenText seen = new SeenText(text, text.length());
                Matcher matcher = compiled.matcher(seen);

                // When
                matcher.results().forEach(match -> {});

                // Then
                assertThat(seen.looks() / text.length())
                        .as(described.type().id() + " on " + text.substring(0, 60))
                        .isLessThan(MOST_A_CHARACTER);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void repeatsNoGroupSoOftenThatALongTextTakesTheStack(Described described) {
        for (String pattern : described.type().recognition().patterns()) {
            // When
            List<Integer> most = GROUP_OFTEN
                    .matcher(pattern)
                    .results()
                    .map(times -> Integer.valueOf(times.group(1)))
                    .toList();

            // Then
            assertThat(most).as(pattern).allMatch(times -> times <= MOST_TIMES);
        }
    }

    /** The beginning of an example again and again, its keywords again and again, and long runs of its characters. */
    private static List<String> badTexts(Described described) {
        List<String> texts = new ArrayList<>();
        for (String template : described.examples()) {
            String example = new ExampleTemplate(3).make(template).text();
            for (int cut : new int[] {3, 8, example.length() / 2, example.length() - 1}) {
                String part = example.substring(0, Math.min(Math.max(1, cut), example.length()));
                texts.add(part.repeat(LENGTH / part.length() + 1));
            }
        }
        for (String keyword : described.type().recognition().keywords()) {
            texts.add(keyword.repeat(LENGTH / keyword.length() + 1));
            texts.add((keyword + " = ").repeat(LENGTH / keyword.length()));
            texts.add(keyword + "a".repeat(LENGTH));
            texts.add((keyword + "=a1b2c3d4e5f6a7b8c9d0").repeat(LENGTH / (keyword.length() + 21)));
        }
        return texts;
    }
}
