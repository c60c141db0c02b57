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

/** A value whose own name does not tell the vendor, which stands close by. */
class NearbyValuesTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H 'X-Key: %s' https://a-dsn.algolia.net/1/indexes",
                "curl -H 'Authorization: Bearer %s' https://a-dsn.algolia.net/1/indexes",
                "GET https://a.algolia.net/1/keys?x=1&api_key=%s&y=2",
                "https://a.algolia.net/1/keys?x=1&appid=%s",
                "{\"algolia\": {\"region\": \"eu\", \"apiKey\": \"%s\"}}",
                "algolia:\n  region: eu\n  key: %s\n",
                "# the algolia index\nAPI_KEY=%s\n",
                "apiKey := \"%s\"\nurl := \"https://a.algolia.net/1\"\n",
                "ALGOLIA_KEY: str = \"%s\"",
                "const k = process.env.ALGOLIA_KEY || '%s';",
                "- name: ALGOLIA_KEY\n  value: %s\n",
                "<key name=\"algolia\"><apiKey>%s</apiKey></key>",
                "client = algolia.Client(\"APP\", api_key=\"%s\")",
                "curl -u %s: https://a.algolia.net",
                "config['algolia']['secret'] = '%s'",
                "### Algolia\n\n- **Admin key**: `%s`\n",
                "c := algolia.New(ctx, \"%s\", nil)",
                "c := algolia.NewClient(\"%s\")",
                "algolia token - '%s'",
                "# algolia\ntoken -> %s\n",
                "c = new Client('APP', '%s', { host: 'a.algolia.net' })",
                "c = Client('APP', '%s', 'https://a.algolia.net')",
            })
    void isFoundByTheVendorsName(String written) {
        // Given
        String secret = new ExampleTemplate(5).make("{{hex 32}}").text();

        // When
        List<Match> matches = scan(written.replace("%s", secret));

        // Then
        assertThat(matches).extracting(match -> match.type().id()).containsExactly("algolia/admin-api-key");
        assertThat(matches.getFirst().value().<String>lend(value -> value)).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import algolia\nrevision = \"%s\"",
                "algolia\nintegrity: \"%s\"",
                "algolia\nuses %s somewhere",
                "algolia_app_id = 1; apiKey = %s(2)",
                "algolia: {key_hash: \"%s\"}",
                "{\"other\": {\"apiKey\": \"%s\"}}",
                "curl -H 'X-Key: %s' https://api.malgolia.net/1/indexes",
                "{\"workalgolia\": {\"apiKey\": \"%s\"}}",
                "algolia.Get(ctx, \"%s\", nil)",
                "algolia.New(ctx)\nc := other.New(ctx, \"%s\", nil)",
            })
    void isNoneWhenItsOwnNameSpeaksOfNoSecret(String written) {
        // Given
        String value = new ExampleTemplate(5).make("{{hex 32}}").text();

        // When
        List<Match> matches = scan(written.replace("%s", value));

        // Then
        assertThat(matches).noneMatch(match -> match.type().provider().equals("algolia"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var algoliaToken string = \"%s\"",
                "c := algolia.New(ctx, \"%s\", nil)",
                "algolia.setApiKey(\"%s\");",
                "# algolia\nkey = %s\n",
                "define('ALGOLIA_API_KEY', '%s');",
                "curl -u %s: https://a.algolia.net/1",
                "algolia = '%s'",
                "algolia credentials:\n%s\n",
                "service,secret\nalgolia,%s\n",
                "| Algolia | `%s` |",
                "- name: algolia\n  value: %s\n",
                "<id>algolia</id>\n<secret>{AQAAABAAA %s}</secret>",
                "{\"name\": \"algolia\", \"id\": \"x\", \"test\": {\"algolia_secret\": \"%s\"}}",
            })
    void isFoundBehindTheVendorsNameEvenWhenItsFormIsNew(String written) {
        // Given
        String secret = new ExampleTemplate(5).make("{{base62 38}}").text();

        // When
        List<Match> matches = scan(written.replace("%s", secret));

        // Then
        assertThat(matches).extracting(match -> match.type().provider()).containsExactly("generic");
        assertThat(matches).extracting(Match::provider).containsExactly("algolia");
        assertThat(matches.getFirst().value().<String>lend(value -> value)).isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{base64 43}}=",
                "{{base62 20}}.{{base62 24}}",
                "{{lower 19}}=k9{{lower 10}}",
                "sk.{{base62 34}}7",
                "{{uuid}}",
                "mQzRtWxKpLvBnHjDfGcSyXkZ",
            })
    void isFoundBehindTheVendorsNameInManyForms(String form) {
        // Given
        String secret = new ExampleTemplate(5).make(form).text();

        // When
        List<Match> matches = scan("# algolia\nsecret: \"" + secret + "\"\n");

        // Then
        assertThat(matches)
                .extracting(match -> match.value().<String>lend(value -> value))
                .containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see algolia 5d41402abc4b2a76b9719d911017c592ab12cd34",
                "algolia: nameOfTheThingThatHasNoDigitsAndIsLong",
                "algolia_url = https://a.example.net/path/to/5d41402abc4b2a76b971",
                "\"algolia\": \"client.v2.settings.default\"",
                "algolia/5d41402abc4b2a76b9719d911017c592",
            })
    void isNothingWhereNoNameCallsItAKeyAndItMayBeAHashAWordOrAPath(String written) {
        // When
        List<Match> matches = scan(written);

        // Then
        assertThat(matches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var algoliaColour string = \"%s\"",
                "algoliaToken = %s(2)",
                "algolia\n\n\n\napiThing(\"token\", \"%s\")",
                "var algoliaTokenHash = \"%s\"",
            })
    void isNothingOfANewFormWhereItMayBeSomethingElse(String written) {
        // Given
        String value = new ExampleTemplate(5).make("{{base62 38}}").text();

        // When
        List<Match> matches = scan(written.replace("%s", value));

        // Then
        assertThat(matches).noneMatch(match -> match.type().id().equals("generic/vendor-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALGOLIA_KEY=%1$s\nAPI_KEY=x\nDATADOG_KEY=%2$s\n", "DATADOG_KEY=%2$s\nALGOLIA_KEY=%1$s\n"})
    void isOfTheVendorWhoseNameItHasRatherThanOfANeighbour(String written) {
        // Given
        String algolia = new ExampleTemplate(5).make("{{hex 32}}").text();
        String datadog = new ExampleTemplate(6).make("{{hex 32}}").text();

        // When
        List<Match> matches = scan(String.format(written, algolia, datadog));

        // Then
        assertThat(matches)
                .extracting(
                        match -> match.type().provider() + " " + match.value().<String>lend(value -> value))
                .containsExactlyInAnyOrder("algolia " + algolia, "datadog " + datadog);
    }

    @Test
    void isFoundInEachOfSeveralUrlsOfTheVendor() {
        // Given
        String first = new ExampleTemplate(5).make("{{hex 44}}").text();
        String second = new ExampleTemplate(6).make("{{hex 44}}").text();
        String url = "https://api.ritekit.com/v1/stats?tags=a&client_id=%s\n";

        // When
        List<Match> matches = scan(String.format(url + url, first, second));

        // Then
        assertThat(matches)
                .extracting(match -> match.value().<String>lend(value -> value))
                .containsExactlyInAnyOrder(first, second);
    }

    private static List<Match> scan(String text) {
        List<Match> matches = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext("a", NOW), match -> {
            if (match.verdict().reportable()) {
                matches.add(match);
            }
        });
        return matches;
    }
}
