package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a key is that has none of the forms which are known of its vendor. */
class VendorsTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "HELPCRUNCH_API_KEY=%s # helpcrunch",
                "powrbotApiToken = '%s' # powrbot",
                "'helpcrunch:\\n  token: \"%s\"' # helpcrunch",
                "curl -u svc-orders:%s https://api.alegra.com/v1 # alegra",
                "curl -u svc-orders:%s https://acme.atlassian.net/rest # atlassian",
                "curl -u powrbot@corp.internal:%s https://acme.atlassian.net/rest # atlassian",
                "curl -H 'Authorization: Bearer %s' https://services.reachmail.net/v1 # reachmail",
                "'api_token: %s\\nurl: https://api.helpcrunch.com' # helpcrunch",
                "docker_password = \"%s\" # docker",
                "https://www.powrbot.com/stripe/v1/me?api_key=%s # powrbot",
                "BEEHIIV_API_KEY=%s # beehiiv",
                "'mail.host=smtp.elasticemail.com\\nmail.port=25\\nmail.user=ops\\nmail.password=%s' # elasticemail",
                "'[powrbot]\\nregion = eu\\nlimit = 5\\napi_token = %s' # powrbot",
                "'powrbot:\\n  region: eu\\n  limit: 5\\n  api_token: %s' # powrbot",
                "'c = powrbot_client.Configuration()\\nc.region = 1\\nc.limit = 2\\nc.api_token = \"%s\"' # powrbot",
                "'services:\\n  - name: powrbot\\n    region: eu\\n    limit: 5\\n    token: %s' # powrbot",
                "'from powrbot import Client\\n\\n\\nc = Client(token = \"%s\")' # powrbot",
                "c = TrackClient(\"7\"; api_token = \"%s\") // powrbot-node # powrbot",
                "machine api.powrbot.com login api password %s # powrbot",
                "docker login nvcr.io -u ci -p %s # nvidia",
                "curl -H 'Authorization: ApiKey %s' https://x.aws.elastic.cloud/_search # elastic",
                "x: django-insecure-%s # django",
                "'Powrbot.configure do |config|\\n  config.region = 1\\n  config.limit = 5\\n  config.api_token = \"%s\"\\nend' # powrbot",
                "'main:\\n  type: powrbot\\n  region: eu\\n  limit: 5\\n  user: ops\\n  api_token: %s' # powrbot",
                "'headers: { \"X-Api-Key\": \"%s\" },\\nurl: \"https://api.powrbot.com/v1\"' # powrbot",
                "'POWRBOT_SITE=eu\\nOAUTH_TOKEN=%s' # powrbot",
                "'the client of powrbot\\nendpoint=https://x.corp\\nsecret=%s' # powrbot",
                "'-- powrbot\\n\\napi_key = \"%s\"' # powrbot",
                "<id>anypoint-exchange</id><username>c</username><password>%s</password></server> # anypoint",
            })
    void isToldByTheNameBesideIt(String written, String vendor) {
        // When
        List<Match> found = scan(written.replace("\\n", "\n").replace("%s", secret("{{base62 38}}7")));

        // Then
        assertThat(found).extracting(Match::provider).containsExactly(vendor);
        assertThat(found).extracting(match -> match.type().provider()).doesNotContain(vendor);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"description\": \"of a bot\", \"token\": \"%s\"}'",
        "auth_token = '%s'",
        "X-Auth-Token: %s",
        "X-App-Key: %s",
        "SHOP_API_KEY=%s",
        "withApiToken(api_token = '%s')",
        "reviews and more of them: api_key = '%s'",
        "'the client of powrbot\\n\\nendpoint=eu\\nsecret=%s'",
        "'-- powrbot\\n\\n\\napi_key = \"%s\"'",
        "'powrbot:\\n  region: eu\\nshop:\\n  limit: 5\\n  api_token: %s'",
        "'[powrbot]\\nregion = eu\\n[shop]\\nlimit = 5\\napi_token = %s'",
        "'Powrbot.configure do |config|\\n  config.region = 1\\nend\\nlimit = 5\\napi_token = \"%s\"'",
        "'main:\\n  type: powrbot\\n  region: eu\\nother:\\n  limit: 5\\n  api_token: %s'",
        "'c = powrbot.Configuration()\\nd.region = 1\\nd.limit = 2\\nd.api_token = \"%s\"'",
    })
    void isNobodysWithoutAName(String written) {
        // When
        List<Match> found = scan(written.replace("\\n", "\n").replace("%s", secret("{{base62 38}}7")));

        // Then
        assertThat(found).extracting(Match::provider).containsExactly("generic");
    }

    @ParameterizedTest
    @CsvSource({
        "config/powrbot.yml, powrbot",
        "powrbot/config.yml, powrbot",
        "app/PowrBot-client.conf, powrbot",
        "config\\powrbot.env, powrbot",
        "powrbots.yml, generic",
        "powrbot/app/config.yml, generic",
        "old-powrbot/config.yml, generic",
        "github.yml, generic",
        "box.yml, generic",
    })
    void isTheOneThatTheFileOrItsFolderIsNamedAfterWhereNoneIsBesideIt(String path, String vendor) {
        // When
        List<Match> found = scan(path, "api_token: " + secret("{{base62 38}}7"));

        // Then
        assertThat(found).extracting(Match::provider).containsExactly(vendor);
    }

    @ParameterizedTest
    @CsvSource({"config/algolia.php, algolia", "config/app.php, ''"})
    void hasItsTypesLookedForInAFileThatIsNamedAfterIt(String path, String vendor) {
        // When
        List<Match> found =
                scan(path, "<?php\nreturn ['region' => 'eu', 'adminKey' => '" + secret("{{hex 32}}") + "'];\n");

        // Then
        assertThat(found)
                .extracting(match -> match.type().provider())
                .isEqualTo(vendor.isEmpty() ? List.of() : List.of(vendor));
    }

    @Test
    void isTheNearestInTheLine() {
        // Given
        String text = "SENTRY_URL=https://sentry.io/7\nPOWRBOT_KEY=%s # unlike helpcrunch\n"
                .replace("%s", secret("{{base62 38}}7"));

        // When
        List<Match> found = scan(text);

        // Then
        assertThat(found).extracting(Match::provider).containsExactly("powrbot");
    }

    @Test
    void isTheTypesWhereTheTypeIsOfOneVendor() {
        // When
        List<Match> found = scan("HELPCRUNCH_TOKEN=" + secret("glpat-{{base62 20}}"));

        // Then
        assertThat(found).extracting(Match::provider).containsExactly("gitlab");
    }

    @ParameterizedTest
    @CsvSource({
        "POWRBOT_JWT=%s, powrbot",
        "'see https://powrbot.com/docs\n\njwt: %s', jwt",
        "'Authorization: Bearer %s\nhttps://api.powrbot.com/v1/me', powrbot",
        "'powrbot:\n  region: eu\n  api_key: %s', powrbot",
        "'# powrbot\n%s', powrbot",
        "'API_TOKEN=%s\nPOWRBOT_URL=https://api.powrbot.com', jwt"
    })
    void isToldOfASignedTokenInWhoseLineOrRequestItsNameIs(String written, String vendor) {
        // When
        List<Match> found = scan(written.replace("%s", secret("{{jwt ['sub':'svc-orders','aud':'shop']}}")));

        // Then
        assertThat(found).extracting(Match::provider).containsExactly(vendor);
    }

    @Test
    void isToldOfAPrivateKeyInWhoseLineItsNameIs() {
        // When
        List<Match> found = scan("POWRBOT_SIGNING=\"" + secret("{{pem EC-PRIVATE-KEY}}") + "\"\n");

        // Then
        assertThat(found).extracting(Match::provider).containsExactly("powrbot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"salt token: %s\n", "client({ token: '%s' }) // sanity\n"})
    void mayHaveANameThatIsAWordToo(String written) {
        // When
        List<Match> found = scan(written.replace("%s", secret("{{base62 32}}")));

        // Then
        assertThat(found).extracting(Match::provider).doesNotContain("generic").hasSize(1);
    }

    private static String secret(String form) {
        return new ExampleTemplate(5).make(form).text();
    }

    private static List<Match> scan(String text) {
        return scan("app.env", text);
    }

    private static List<Match> scan(String path, String text) {
        List<Match> found = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext(path, Instant.EPOCH), match -> {
            if (match.verdict().reportable()) {
                found.add(match);
            }
        });
        return found;
    }
}
