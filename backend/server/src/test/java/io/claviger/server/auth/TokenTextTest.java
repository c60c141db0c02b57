package io.claviger.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTextTest {

    @Test
    void knowsItsOwnTokens() {
        for (int i = 0; i < 200; i++) {
            assertThat(TokenText.isWellFormed(TokenText.random())).isTrue();
        }
    }

    @Test
    void noticesEveryMistypedCharacter() {
        String token = TokenText.random();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String mistyped = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(TokenText.isWellFormed(mistyped)).as("character " + i).isFalse();
        }
        assertThat(TokenText.isWellFormed(token + "x")).isFalse();
        assertThat(TokenText.isWellFormed("")).isFalse();
    }

    @Test
    void showsOnlyItsPrefixAndItsEnd() {
        String token = TokenText.random();
        assertThat(TokenText.preview(token)).isEqualTo("clv_…" + token.substring(token.length() - 4));
    }
}
