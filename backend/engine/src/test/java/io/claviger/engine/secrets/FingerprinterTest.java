package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprinterTest {

    @Test
    void computesTheHmacOfRfc4231() {
        // Given
        byte[] key = new byte[20];
        java.util.Arrays.fill(key, (byte) 0x0b);

        // When
        String fingerprint = Fingerprinter.under(key).fingerprint(SecretValue.of("Hi There"));

        // Then
        assertThat(fingerprint).isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void computesTheHmacOfRfc4231UnderAKeyThatIsLongerThanABlock() {
        // Given
        byte[] key = new byte[131];
        java.util.Arrays.fill(key, (byte) 0xaa);

        // When
        String fingerprint = Fingerprinter.under(key)
                .fingerprint(SecretValue.of("Test Using Larger Than Block-Size Key - Hash Key First"));

        // Then
        assertThat(fingerprint).isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void differsByKeyAndByValue() {
        Fingerprinter one = Fingerprinter.under("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        Fingerprinter other = Fingerprinter.under("0123456789abcdeg".getBytes(StandardCharsets.UTF_8));
        assertThat(one.fingerprint(SecretValue.of("a"))).isNotEqualTo(other.fingerprint(SecretValue.of("a")));
        assertThat(one.fingerprint(SecretValue.of("a"))).isNotEqualTo(one.fingerprint(SecretValue.of("b")));
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> Fingerprinter.under(new byte[8])).hasMessageContaining("at least 16 bytes");
    }
}
