package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What detectors read by hand ends in texts that have no lines and repeat what calls for them. */
class WorstTextsTest {

    private static final int LENGTH = 200_000;
    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    /** What is repeated, with the keyword in place of the star. */
    private static final List<String> REPEATED =
            List.of("*:", "* = ", "*=\"a1b2c3d4e5f6a7b8c9d0", "*(\"a1b2c3d4e5f6a7b8c9d0\", ");

    static Stream<SecretType> detectors() {
        return SCANNER.rules().types().stream()
                .filter(type -> type.recognition().detector() != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("detectors")
    void readsToItsEndWhatHasNoLinesAndCallsEverywhere(SecretType type) {
        String keyword = type.recognition().keywords().iterator().next();
        for (String repeated : REPEATED) {
            // Given
            String part = repeated.replace("*", keyword);
            byte[] text = part.repeat(LENGTH / part.length()).getBytes(StandardCharsets.ISO_8859_1);

            // When
            ScanTotals totals = SCANNER.scan(text, new ScanContext("a.txt", Instant.EPOCH), match -> {});

            // Then
            assertThat(totals.bytes()).as(part).isEqualTo(text.length);
        }
    }
}
