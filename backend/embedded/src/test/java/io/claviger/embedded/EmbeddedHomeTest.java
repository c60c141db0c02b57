package io.claviger.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedHomeTest {

    private static final Path HOME = Path.of("/data/claviger");
    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void saysHowMuchSpaceIsMissingAndWhere() {
        // Given
        long almostFull = 12 * MEBIBYTE;

        // When
        assertThatThrownBy(() -> EmbeddedHome.requireSpace(HOME, almostFull))
                // Then
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessageContaining("CLAVIGER_HOME /data/claviger has 12 MB of free disk space")
                .hasMessageContaining("need 256 MB");
    }

    @Test
    void isContentWithJustEnoughSpace() {
        // Given
        long enough = EmbeddedHome.NEEDED_MEBIBYTES * MEBIBYTE;

        // When
        assertThatCode(() -> EmbeddedHome.requireSpace(HOME, enough))
                // Then
                .doesNotThrowAnyException();
    }
}
