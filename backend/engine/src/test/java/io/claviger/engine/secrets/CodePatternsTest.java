package io.claviger.engine.secrets;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        for (String text : BadTexts.of(named.pattern(), 900)) {
            // Given
            for (int at = 0; at < text.length() / 2; at++) {
                int from = at;
                Matcher matcher = named.pattern()
                        .matcher(new LimitedText(text, MOST_AN_ANSWER))
                        .region(from, Math.min(text.length(), from + 500));

                // When // Then
                assertDoesNotThrow(matcher::lookingAt, () -> named + " at " + from);
            }
        }
    }
}
