package io.claviger.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void isNotSeenInItsTextNorInThatOfWhatHoldsIt() {
        // Given
        Secret secret = Secret.of("canary-7f3a");

        // When
        String said = secret + " " + Map.of("password", secret) + " " + new Settings(Map.of("password", secret));

        // Then
        assertThat(said).doesNotContain("canary-7f3a").contains("[secret]");
        assertThat(secret.reveal()).isEqualTo("canary-7f3a");
    }

    @Test
    void isNeitherComparedNorSerialised() {
        // Given
        Secret secret = Secret.of("canary-7f3a");

        // When
        boolean equal = secret.equals(Secret.of("canary-7f3a"));

        // Then
        assertThat(equal).isFalse();
        assertThat(secret).isNotInstanceOf(Serializable.class);
    }
}
