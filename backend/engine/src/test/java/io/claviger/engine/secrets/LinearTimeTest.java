package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import io.claviger.engine.secrets.rules.SecretType.Judging;
import io.claviger.engine.secrets.rules.VerificationRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
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
    private static final int BRIEF = 2_000;
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
                assertLinear(described, compiled, text);
            }
            for (String text : BadTexts.of(compiled, BRIEF)) {
                assertLinear(described, compiled, text);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void looksForWhatStandsBesideASecretABoundedNumberOfTimes(Described described) {
        Judging judging = described.type().judging();
        VerificationRequest request = described.type().verification();
        Stream<String> near = Stream.ofNullable(judging.identity()).flatMap(rule -> Stream.ofNullable(rule.near()));
        Stream<String> companions = Stream.ofNullable(request).flatMap(asked -> asked.companions().values().stream());
        Stream.concat(near, companions).map(Pattern::compile).forEach(pattern -> {
            for (String text : BadTexts.of(pattern, BRIEF)) {
                assertLinear(described, pattern, text);
            }
        });
    }

    private static void assertLinear(Described described, Pattern pattern, String text) {
        // Given
        LimitedText limited = new LimitedText(text, MOST_A_CHARACTER * text.length());
        Matcher matcher = pattern.matcher(limited);

        // When
        Executable search = () -> matcher.results().forEach(match -> {});

        // Then
        assertDoesNotThrow(search, described.type().id());
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

    /** An example whose lines are set in, each of them many times, and whose end is missing. */
    private static String indented(String example) {
        StringBuilder made = new StringBuilder();
        for (String line : example.substring(0, example.length() - 1).split("\n")) {
            made.append(line).append('\n');
            made.append((" ".repeat(8) + line.replace(" ", "   ") + "\n").repeat(12));
        }
        return made.toString();
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
            texts.add(indented(example).repeat(BRIEF / example.length() + 1));
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
