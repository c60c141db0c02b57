package io.claviger.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.ConnectorException.Category;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void takesWhatHappenedAndTheRemedyFromAFailure() {
        // Given
        ConnectorException failure = new ConnectorException(
                Category.NOT_FOUND, "db.example.com has no database 'x'. Correct it. Or make it");

        // When
        Check check = Check.failed("sign in", failure);

        // Then
        assertThat(check)
                .isEqualTo(Check.failed("sign in", "db.example.com has no database 'x'", "Correct it. Or make it"));
    }
}
