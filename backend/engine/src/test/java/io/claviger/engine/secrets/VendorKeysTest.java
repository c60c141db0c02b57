package io.claviger.engine.secrets;

import static io.claviger.engine.secrets.ReportedValues.example;
import static io.claviger.engine.secrets.ReportedValues.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in no form that is known, beside names of vendors: also names that are words, and hosts. */
class VendorKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "render = '%s'",
                "notion token - '%s'",
                "# replicate\nkey = %s\n",
                "redisApiKey: \"%s\"",
                "<add key=\"Docker\" value=\"%s\" />",
                "curl -u %s: https://api.render.com/v1/services",
            })
    void areFoundBehindANameThatIsAWordToo(String written) {
        // Given
        String secret = example("{{base62 38}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALGOLIA_API_TOKEN=%s\n",
                "algolia token %s\n",
                "curl https://api.algolia.com/v1 -H 'Authorization: Bearer %s'",
            })
    void areFoundWithTheNumberThatStandsBeforeThem(String written) {
        // Given
        String secret = example("1632|{{base62 40}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "render(name, \"%s\")",
                "renderLine = \"%s\"",
                "we render what is %s here",
                "surrender = \"%s\"",
                "github.com/docker/docker %s=",
            })
    void areNoneWhereTheWordIsNoName(String written) {
        // Given
        String value = example("{{base62 38}}");

        // When
        List<String> found = valuesOf(written.replace("%s", value));

        // Then
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "algoliahq: %s",
                "algolia = { europe: '%s', limit: 5 }",
                "{\"algolia\": {\"europe\": \"%s\"}}",
                "algolia, %s",
                "algolia_app_secret %s",
                "ALGOLIA_PROD_EU=%s",
                "algolia2 (prod): %s",
                "algolia;prod;%s",
                "The Algolia API key we use is `%s`.",
                "// Algolia key\nconst k = \"%s\"",
                "NSString *const kAlgoliaKey = @\"%s\";",
                "URL=${ALGOLIA_KEY:-%s}",
                "gh secret set ALGOLIA_KEY --body \"%s\"",
                "gh secret set ALGOLIASEARCH_KEY -b %s",
                "\"%s\"  # algolia, production",
                "wss://stream.algolia.net/v2/%s/feed",
                "from algolia import Client\n\nclient = Client(\"%s\")",
                "const { Client } = require('algolia');\nconst client = new Client('%s');",
                "algolia:\n  prod:\n    region: eu\n    key: \"%s\"",
                "[algolia]\nregion = eu\nretries = 3\nkey=%s\n",
                "let c = new TrackClient(\"7\", \"%s\", { region: 1 }); // algolia-node",
                "algolia login -k %s",
                "mvn verify -Dalgolia.login=%s",
                "curl --url https://api.algolia.com/v1 --header 'authorization: Basic %s'",
                "POST https://hooks.algolia.com/services/%s",
            })
    void areFoundBesideAVendorsName(String written) {
        // Given
        String secret = example("{{base62 38}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.algolia.com/blog/%s",
                "https://api.algolia.com/v1/some-title-of-a-page-%s",
                "https://api.algolia.com/v1/indexes?page=%s",
                "https://ci.algolia.com/api/projects/status/%s/branch/main?svg=true",
                "algolia,sha256=%s",
                "algolia = { sha256: '%s' }",
                "see algolia and then %s",
                "\"AWS::Algolia::Index\": \"%s\",",
                "{\"name\": \"algolia\",\n \"id\": \"%s\"}",
                "// algolia is not what this is for\nclient = Client(\"%s\")",
            })
    void areNoneInAddressesOfPagesAndBehindTheNameOfAHash(String written) {
        // Given
        String value = example("{{base62 38}}");

        // When
        List<String> found = valuesOf(written.replace("%s", value));

        // Then
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{uuid}}", "{{hex 40}}"})
    void mayHaveTheFormOfAnIdentifierOrAHashInTheAddressOfAHook(String form) {
        // Given
        String secret = example(form);

        // When
        List<String> hook = valuesOf("https://hooks.algolia.com/in/" + secret);
        List<String> other = valuesOf("https://api.algolia.com/v1/things/" + secret);

        // Then
        assertThat(hook).containsExactly(secret);
        assertThat(other).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://algolia.com/api/%s/records", "https://api.algolia.com/v2/%s"})
    void mayHaveTheFormOfAnIdentifierFirstInThePathOfAnInterface(String written) {
        // Given
        String secret = example("{{uuid}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "algolia,%s\n",
                "| algolia | %s |\n",
                "algolia %s\n",
                "[{ algolia %s }]\n",
                "('algolia', '%s'),\n",
                "%s // algolia\n",
                "@\"%s\" // algolia\n",
                "'%s', # algolia api key\n"
            })
    void mayLookLikeAHashInALineThatHasNothingElse(String written) {
        // Given
        String secret = example("{{hex 40}}");

        // When
        List<String> found = valuesOf("name,secret\n" + written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "k{{lower 5}}7q{{lower 3}}, ALGOLIA_SECRET=%s",
        "Ut?{{base62 8}}!k9_{{base62 8}}#4, ALGOLIA_SECRET=%s",
        "Ut?{{base62 8}}!k9_{{base62 8}}#4, algolia secret %s",
        "Ut?{{base62 8}}!k9_{{base62 8}}#4, curl -H \"X-Algolia-Key: %s\"",
        "Ut?{{base62 8}}!k9_{{base62 8}}#4, <algolia><token>%s</token></algolia>",
        "{{base62 20}}!k9_{{base62 8}}#4, algoliaKey = `%s`",
    })
    void mayBeShortOrHaveSignsWhereTheyAreCalledKeys(String form, String written) {
        // Given
        String secret = example(form);

        // When
        List<String> called = valuesOf(written.replace("%s", secret));
        List<String> uncalled = valuesOf("ALGOLIA_COLOUR=" + secret + "\n");

        // Then
        assertThat(called).containsExactly(secret);
        assertThat(uncalled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{digits 16}}", "{{letters 18}}"})
    void mayHaveOnlyDigitsOrLettersWhereTheyAreCalledKeys(String form) {
        // Given
        String secret = example(form);

        // When
        List<String> called = valuesOf("ALGOLIA_API_KEY=" + secret + "\n");
        List<String> uncalled = valuesOf("ALGOLIA_APP=" + secret + "\n");

        // Then
        assertThat(called).containsExactly(secret);
        assertThat(uncalled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"algolia %s\n", "[{ algolia %s }]\n", "| algolia | %s |\n"})
    void mayBeShortInALineThatHasNothingElse(String written) {
        // Given
        String secret = example("k{{base62 8}}7q3Z");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1712345678", "1712345678901", "20261122", "nameOfTheThingThatIs"})
    void areNoneThatAreTimesOrWords(String value) {
        // When
        List<String> found = valuesOf("ALGOLIA_TOKEN=" + value + "\n");

        // Then
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const client = algolia('%s');",
                "const client = new Algoliasearch('%s', { region: 1 });",
                "const client = require('algolia')('%s', { region: 1 });",
                "connect(\"%s\"); // algolia"
            })
    void mayLookLikeAHashWhereItIsTheArgumentOfItsVendor(String written) {
        // Given
        String secret = example("{{hex 40}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear token - '%s'", "X-Harness-Token: %s", "linear.api.key=%s\n"})
    void mayLookLikeAHashBehindAWordThatIsCalledAKey(String written) {
        // Given
        String secret = example("{{hex 40}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{hex 24}}:{{hex 64}}", "{{digits 8}}:{{base62 30}}"})
    void mayHaveTheNameOfTheirHolderBeforeThem(String form) {
        // Given
        String secret = example(form);

        // When
        List<String> found = valuesOf("ALGOLIA_ADMIN_KEY=" + secret + "\n");

        // Then
        assertThat(found).containsExactly(secret);
    }
}
