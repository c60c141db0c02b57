package io.claviger.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.Refusal;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void knowsThePasswordAgainAndNoOther() {
        // Given
        String hash = Passwords.hash("correct horse battery");
        // Then
        assertThat(Passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(Passwords.matches("correct horse batterz", hash)).isFalse();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Passwords.hash("correct horse battery")).isNotEqualTo(hash);
    }

    @Test
    void readsHashesOfTheReferenceImplementation() {
        // From the tests of the reference implementation: password "password", salt "somesalt", t=2, m=256 KiB, p=1.
        String reference = String.join(
                "$",
                "$argon2id",
                "v=19",
                "m=256,t=2,p=1",
                "c29tZXNhbHQ",
                "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
        assertThat(Passwords.matches("password", reference)).isTrue();
        assertThat(Passwords.matches("passwore", reference)).isFalse();
    }

    @Test
    void takesTheSameLettersInAnyUnicodeForm() {
        assertThat(Passwords.matches("pässwörter sind gut", Passwords.hash("pa\u0308sswo\u0308rter sind gut")))
                .isTrue();
    }

    @Test
    void refusesWhatIsEasilyGuessed() {
        assertThatThrownBy(() -> Passwords.requireGood("short", "admin")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Passwords.requireGood("aaaaaaaaaaaaaaaa", "admin"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Passwords.requireGood("administrator", "Administrator"))
                .isInstanceOf(Refusal.class);
        Passwords.requireGood("correct horse battery", "admin");
    }
}
