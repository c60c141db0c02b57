package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com/services/T000/B000/abcdefghijkl, https://hooks.example.com/…ijkl",
        "https://chat.example.com:8443/hooks/xyz123456, https://chat.example.com:8443/…3456",
        "https://chat.example.com/short, https://chat.example.com/…",
        "https://chat.example.com, https://chat.example.com/…",
        "https://chat.example.com/hook/abcdef?token=s3cr3t, https://chat.example.com/…cdef",
    })
    void showsWhereItGoesAndNotHow(String url, String shown) {
        Target target = new Target(URI.create(url), null, null, null);

        assertThat(target.shownUrl()).isEqualTo(shown);
        assertThat(target).hasToString(shown);
    }

    @Test
    void aReplacedSecretSignsBesideTheNewOneForAWhile() {
        // Given
        SigningSecret old = SigningSecret.random();
        SigningSecret fresh = SigningSecret.random();
        Target before = new Target(URI.create("https://soar.example.com/"), old, null, null);
        // When
        Target after = before.withSecret(fresh, NOW.plus(Duration.ofHours(24)));
        // Then
        assertThat(after.signing(NOW.plus(Duration.ofHours(23)))).containsExactly(fresh, old);
        assertThat(after.signing(NOW.plus(Duration.ofHours(25)))).containsExactly(fresh);
    }

    @Test
    void readsBackWhatItWrote() {
        // Given
        Target target = new Target(
                URI.create("https://soar.example.com/x"), SigningSecret.random(), SigningSecret.random(), NOW);
        // When
        Target read = Target.read(target.write());
        // Then
        assertThat(read.url()).isEqualTo(target.url());
        assertThat(read.signing(NOW.minusSeconds(1)))
                .extracting(SigningSecret::text)
                .containsExactlyElementsOf(target.signing(NOW.minusSeconds(1)).stream()
                        .map(SigningSecret::text)
                        .toList());
    }
}
