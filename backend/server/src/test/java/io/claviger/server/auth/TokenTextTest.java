package io.claviger.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    @Test
    void knowsItsOwnTokens() {
        for (int i = 0; i < 200; i++) {
            assertThat(TokenText.isWellFormed(TokenText.random())).isTrue();
        }
    }

    @Test
    void isKnownToTheScannerByItsChecksum() {
        // Given
        List<Match> matches = new ArrayList<>();
        String token = TokenText.random();
        // When
        Scanner.of(RuleSet.builtIn())
                .scan(
                        token.getBytes(StandardCharsets.US_ASCII),
                        new ScanContext("token", "token", Instant.EPOCH),
                        matches::add);
        // Then
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.type().id()).isEqualTo("claviger/api-token");
            assertThat(match.verdict()).isEqualTo(Verdict.CONFIRMED);
        });
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
