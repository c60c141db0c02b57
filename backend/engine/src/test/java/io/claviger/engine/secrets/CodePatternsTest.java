package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The patterns that stand in code are asked in few places each, but no text makes an answer slow: the characters that are looked at
 * are counted over texts of the words of a pattern with much space, signs and other words between them.
 */
class CodePatternsTest {

    /** Of a text of some hundred characters, which no pattern looks beyond. */
    private static final long MOST_AN_ANSWER = 60_000;

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final List<String> BETWEEN = List.of(
            "",
            " ",
            ": ",
            "=",
            "=\"",
            "\": \"",
            " ".repeat(40),
            "\n" + " ".repeat(30),
            ":\n" + " ".repeat(30) + "- ",
            "\t\t",
            ", ",
            "{ ",
            "/",
            "-",
            ".",
            "x".repeat(30),
            "1".repeat(30),
            "[",
            "\\");

    record Named(String name, Pattern pattern) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> patterns() throws IOException, URISyntaxException {
        Path classes = Path.of(Scanner.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("io/claviger/engine"))) {
            return files
                    .map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .flatMap(name -> of(name).stream())
                    .toList()
                    .stream();
        }
    }

    private static List<Named> of(String name) {
        List<Named> found = new ArrayList<>();
        try {
            for (Field field : Class.forName(name).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                    field.setAccessible(true);
                    found.add(
                            new Named(name.replaceAll(".*\\.", "") + "." + field.getName(), (Pattern) field.get(null)));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void answersAfterABoundedNumberOfLooks(Named named) {
        List<String> words = WORD.matcher(named.pattern().pattern())
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(12)
                .toList();
        for (String between : BETWEEN) {
            // Given
            StringBuilder made = new StringBuilder(between);
            for (int i = 0; made.length() < 900; i++) {
                made.append(words.isEmpty() ? "a1" : words.get(i % words.size()))
                        .append(between)
                        .append(i % 3 == 0 ? between : "");
            }
            String text = made.toString();
            for (int at = 0; at < text.length() / 2; at++) {
                SeenText seen = new SeenText(text, text.length());
                Matcher matcher = named.pattern().matcher(seen).region(at, Math.min(text.length(), at + 500));

                // When
                boolean found = matcher.lookingAt();

                // Then
                assertThat(seen.looks())
                        .as("%s %s at %d of %s", named, found, at, text.substring(at, Math.min(text.length(), at + 60)))
                        .isLessThan(MOST_AN_ANSWER);
            }
        }
    }
}
