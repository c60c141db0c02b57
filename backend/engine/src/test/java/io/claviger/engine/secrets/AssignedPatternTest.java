package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleFile;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notations in which a value without a form of its own is found behind a name. */
class AssignedPatternTest {

    private static final String TYPE = """
            provider: %s
            name: Shop
            types:
              - kind: %s
                title: A secret of the shop
                severity: high
                doc: https://docs.corp.internal/keys
                opens: The shop's API
                revoke: Delete it under Settings
                assigned: {names: [%s], %s value: '[0-9a-f]{32}'}
                examples: ['x']
                near: ['x']
            """;
    private static final Scanner SCANNER = Scanner.of(new RuleSet(List.of(
            type("shoply", "api-key", "shoply", ""),
            type("mart", "client-id", "mart_hub", "words: [client_id, app_id],"),
            type("mart", "client-secret", "mart_hub", "words: [secret],"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOPLY_API_KEY=%s",
                "const shoplyApiKey: string = '%s';",
                "private static final String SHOPLY_KEY = \"%s\";",
                "var shoplyKey = process.env.SHOPLY_KEY || '%s'",
                "key = env['SHOPLY_KEY'] ?? \"%s\"",
                "key := shoply.New(\"%s\")",
                "\"{\\\"shoplyToken\\\":\\\"%s\\\"}\"",
                "SHOPLY_AUTH=\"Bearer %s\"",
                "os.getenv(\"SHOPLY_KEY\", \"%s\")",
                "const shop = require('shoply')('%s')",
                "const shop = require('shoply').connect('%s')",
                "c = shoply.Client('web', '%s')",
                "c = shoply.Client(17, '%s')",
                "Shoply::setup(\"web\", \"%s\");",
                "# shoply token: %s",
                "prodShoplyKey = '%s'",
                "env\\nSHOPLY_KEY=%s\\n",
            })
    void findsAValueBehindItsVendorsName(String written) {
        // Given
        String value = value(1);

        // When
        List<Match> matches = scan(written.replace("%s", value));

        // Then
        assertThat(matches).extracting(match -> match.type().id()).containsExactly("shoply/api-key");
        assertThat(matches.getFirst().span().start()).isEqualTo(written.indexOf("%s"));
    }

    @Test
    void findsNothingBehindTheEndOfAnotherWord() {
        assertThat(scan("WORKSHOPLY_KEY=" + value(1) + "\nworkshoplyKey: '" + value(2) + "'"))
                .noneMatch(match ->
                        match.verdict().reportable() && !match.because().contains("stands near its vendor's name"));
    }

    @Test
    void findsNoPartOfAValueThatGoesOnBehindADot() {
        // When
        List<Match> matches = scan("SHOPLY_KEY=" + value(1) + "." + value(2) + "\nSHOPLY_TOKEN=" + value(3) + ".\n");

        // Then
        assertThat(matches)
                .extracting(match -> match.value().lend(value -> value))
                .containsExactly(value(3));
    }

    @Test
    void tellsAnIdentifierFromItsSecretByTheWordBetween() {
        // When
        List<Match> matches = scan("MARTHUB_CLIENT_ID=" + value(2) + "\nmart-hub.client.secret: '" + value(3)
                + "'\nMART_HUB_REF=" + value(4));

        // Then
        assertThat(matches)
                .extracting(match -> match.type().id())
                .containsExactly("mart/client-id", "mart/client-secret");
    }

    @Test
    void takesAValueWithoutTheWordForNeitherWhenOnlyTheVendorIsNear() {
        // When
        List<Match> matches = scan("# mart hub\napi_key: " + value(5) + "\nclient_secret: " + value(6) + "\n");

        // Then
        assertThat(matches).extracting(match -> match.type().id()).containsExactly("mart/client-secret");
    }

    private static String value(long seed) {
        return new ExampleTemplate(seed).make("{{hex 32}}").text();
    }

    private static SecretType type(String provider, String kind, String name, String words) {
        return RuleFile.parse(provider + ".yaml", TYPE.formatted(provider, kind, name, words))
                .getFirst()
                .type();
    }

    private static List<Match> scan(String text) {
        List<Match> matches = new ArrayList<>();
        SCANNER.scan(
                text.getBytes(StandardCharsets.ISO_8859_1),
                new ScanContext("", Instant.parse("2026-11-21T00:00:00Z")),
                matches::add);
        return matches;
    }
}
