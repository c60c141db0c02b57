package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.judge.Checks;
import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text makes detectors, judges, or what undoes encodings slow: what they do is counted over texts that are made to be bad
 * for them, and of a text that is twice as long they do no more than twice as much. {@link LinearTimeTest} does the same for
 * patterns.
 */
class LinearWorkTest {

    private static final int LENGTH = 20_000;
    private static final double TWICE = 2.5;

    /** What is repeated, with a keyword in place of the star. */
    private static final List<String> REPEATED = List.of(
            "*",
            "* ",
            "*: ",
            "* = ",
            "*=\"a1b2c3d4e5f6a7b8c9d0",
            "*('a1b2c3d4e5f6a7b8c9d0', ",
            "*=a1b2c3d4e5f6a7b8c9d0&",
            "*=a1b2c3d4e5f6a7b8c9d0\n",
            "\"*\": \"a1b2c3d4e5f6a7b8c9d0\", ",
            "https://*.com/v1/a1b2c3d4e5f6a7b8c9d0/",
            "# *\n a1b2c3d4e5f6a7b8c9d0\n",
            "- *:\n    key: a1b2c3d4e5f6a7b8c9d0\n");

    /** Beginnings and parts of what is undone. */
    private static final List<String> HIDDEN = List.of(
            "%41%42",
            "\\u0041\\x42",
            "'a1' + 'b2' + ",
            "\"a1\"\n\"b2\"\n",
            "YTFiMmMz",
            "61316232",
            "H4sIAAAA",
            "key: |\n  a1b2\n",
            "name: key, value: a1b2c3d4e5f6a7b8\n",
            "&quot;&amp;&#65;",
            "=3D=\n",
            "a1b2\\\n",
            "{\\\"key\\\":\\\"a1b2\\\",");

    private static Consumer<byte[]> scan = text -> {};

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void count() throws ReflectiveOperationException {
        scan = (Consumer<byte[]>) new CountingClasses()
                .loadClass(CountedScan.class.getName())
                .getConstructor()
                .newInstance();
    }

    static Stream<SecretType> detectors() {
        return RuleSet.builtIn().types().stream()
                .filter(type -> type.recognition().detector() != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("detectors")
    void detectsTwiceAsMuchInTwiceTheWork(SecretType type) {
        String keyword = type.recognition().keywords().iterator().next();
        for (String repeated : REPEATED) {
            assertLinear(repeated.replace("*", keyword));
        }
    }

    /** One type for each check. */
    static Stream<Described> checked() throws IOException {
        List<Described> all = PackRules.readFolder(Path.of("src/main/secrets"));
        return Checks.names().stream()
                .flatMap(check -> all.stream()
                        .filter(described -> described.type().judging().checks().stream()
                                .anyMatch(written -> Checks.nameOf(written).equals(check)))
                        .limit(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checked")
    void judgesTwiceAsMuchInTwiceTheWork(Described described) {
        String example = new ExampleTemplate(3)
                .make(described.examples().iterator().next())
                .text();
        for (String end : List.of("\n", " ", "")) {
            assertLinear(example + end);
        }
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void undoesTwiceAsMuchInTwiceTheWork(String repeated) {
        assertLinear(repeated);
    }

    static List<String> hidden() {
        return HIDDEN;
    }

    @Test
    void readsWhatIsNoKeywordAndHasNoLinesInTwiceTheWork() {
        assertLinear("a1b2c3d4e5f6a7b8c9d0");
    }

    private static void assertLinear(String part) {
        // Given
        long least = steps(part, LENGTH);

        // When
        long steps = steps(part, 2 * LENGTH);

        // Then
        assertThat(least).isGreaterThan(LENGTH / 10);
        assertThat(steps).as(part.substring(0, Math.min(80, part.length()))).isLessThan((long) (TWICE * least));
    }

    private static long steps(String part, int length) {
        byte[] text = part.repeat(length / part.length() + 1).getBytes(StandardCharsets.ISO_8859_1);
        scan.accept(text);
        long before = Steps.count();
        scan.accept(text);
        return Steps.count() - before;
    }
}
