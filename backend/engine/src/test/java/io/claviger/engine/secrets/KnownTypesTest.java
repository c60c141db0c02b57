package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The kinds of secrets that are known in public, and which of our types each of them is. */
class KnownTypesTest {

    private final RuleSet rules = RuleSet.builtIn();

    @Test
    void nineteenOfTwentyKnownKindsAreTypesThatThereAre() throws IOException {
        // Given
        List<String[]> known = known();

        // When
        long covered =
                known.stream().filter(kind -> rules.find(kind[2]).isPresent()).count();

        // Then
        assertThat(known).hasSizeGreaterThan(1_200);
        assertThat(covered).isGreaterThanOrEqualTo(Math.ceilDiv(known.size() * 95L, 100L));
    }

    @Test
    void everyTypeThatIsNamedIsThere() throws IOException {
        // Given
        List<String> named = known().stream()
                .map(kind -> kind[2])
                .filter(id -> !id.equals("-"))
                .toList();

        // When
        List<String> missing =
                named.stream().filter(id -> rules.find(id).isEmpty()).toList();

        // Then
        assertThat(missing).isEmpty();
    }

    private static List<String[]> known() throws IOException {
        try (InputStream in = KnownTypesTest.class.getResourceAsStream("/known-types.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split("\t")).toList();
        }
    }
}
