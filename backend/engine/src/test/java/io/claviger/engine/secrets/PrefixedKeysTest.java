package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that begin as a vendor's do, and go on in another way than is known. */
class PrefixedKeysTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_{{base62 48}}",
                "glpat-{{base62 16}}.{{base62 20}}",
                "lin_api_{{base62 60}}",
                "pscale_tkn_{{base62 90}}",
                "sk-proj-{{base62 60}}",
            })
    void areFoundWhateverTheirLength(String form) {
        // Given
        String secret = new ExampleTemplate(3).make(form).text();

        // When
        List<Match> matches = scan("see " + secret + " there");

        // Then
        assertThat(matches).extracting(match -> match.type().id()).containsExactly("generic/prefixed-key");
        assertThat(matches.getFirst().value().<String>lend(value -> value)).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my_ghp_{{base62 48}}",
                "docs/ghp_{{base62 48}}",
                "ghp_name_of_some_function_that_is_long",
                "ghp_{{base62 9}}",
                "GHP_{{base62 48}}",
            })
    void areNoneWithinAWordOrWhenWordsFollow(String form) {
        // When
        List<Match> matches = scan(new ExampleTemplate(3).make(form).text());

        // Then
        assertThat(matches).noneMatch(match -> match.type().id().equals("generic/prefixed-key"));
    }

    @Test
    void areOfTheVendorWithTheLongestPrefix() {
        // Given
        String secret = new ExampleTemplate(3)
                .make("pat.{{base62 22}}.{{base62 26}}.{{base62 20}}")
                .text();

        // When
        List<Match> matches = scan("login --api-key " + secret);

        // Then
        assertThat(matches).extracting(Match::provider).containsExactly("harness");
    }

    @Test
    void areNotFoundWhereOnlyTheVendorsChecksumIsWrong() {
        // Given
        String text =
                new ExampleTemplate(3).make("token = \"ghp_{{base62 36}}\"").text();

        // When
        List<Match> matches = scan(text);

        // Then
        assertThat(matches).extracting(match -> match.type().id()).containsExactly("github/personal-access-token");
    }

    private static List<Match> scan(String text) {
        List<Match> matches = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext("a", NOW), matches::add);
        return matches;
    }
}
