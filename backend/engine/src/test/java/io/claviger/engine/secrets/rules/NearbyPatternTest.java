package io.claviger.engine.secrets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearbyPatternTest {

    @ParameterizedTest
    @CsvSource({"8, true", "12, true", "10, false", "14, false"})
    void takesTheWholeOfAValueThatHasOneOfSeveralForms(int length, boolean matches) {
        // Given
        Pattern nearby = Pattern.compile(AssignedPattern.nearby(List.of(), "[0-9a-f]{8}|[0-9a-f]{12}"));

        // When
        boolean found = nearby.matcher("0".repeat(length) + " ").lookingAt();

        // Then
        assertThat(found).isEqualTo(matches);
    }
}
