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

/** What stands where a secret could stand, in code and manuals, and is none. */
class NeighboursTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloud_sql_config.mysql_password = options.mysql_password",
                "args.mysql_password = console_io.PromptPassword('Please enter')",
                "VCSProviderNameBitbucket = VCSProviderNameKey.String(\"bitbucket\")",
                "docker login REGISTRY --username=DOCKER_USER --password=DOCKER_PASSWORD",
                "docker login -u=testuser -p=testpassword registry.corp.internal",
                "POSTGRES_USER: gorptest\nPOSTGRES_PASSWORD: gorptest\n",
                "# e.g. https://***:***@proxy.com",
                "github.com/bugsnag/panicwrap\n= vendor/sortorder/LICENSE 9f7e1d7e8f527330ebb5f4c32e0f3e40\n",
            })
    void reportsNothingInOrdinaryText(String text) {
        // Given // When
        List<String> reported = reported(text);

        // Then
        assertThat(reported).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                "a.go | token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)",
                "a.go | keyPath := setting.OAuth2.JWTSigningPrivateKeyFile",
                "a.go | \"jwt_curve\": corePrivateKeyTypeP521,",
                "a.go | names{redisName: options.RedisName, redisPassword: redisOptions.Password})",
                "a.py | client = connect(user=login_user, password=login_password9, host=login_host, port=1)",
                "a.py | app.secret_key = secrets.token_bytes(32)",
                "a.py | f\"Driver={{x}};User={user};Password={module.params['login_password']};\"",
                "a.py | from shop.auth.jwt_signing import jwks_document_json, sign_es256_jwt",
                "a.py | \"md5_password\": \"md5Password\",",
                "a.py | oauth2_passthrough = \"oauth2-passthrough\"",
                "a.py | pwd_status = \"storage-systems/%s/passwords1\" % ssid",
            })
    void reportsNoExpressionOfASource(String file, String line) {
        assertNothingIsReported(file, line);
    }

    @Test
    void joinsStringsWithoutASignOnlyWhereTheLanguageDoes() {
        // Given
        ExampleTemplate made = new ExampleTemplate(11);
        String text = "envoy_api_key = \"" + made.make("{{base62 110}}").secret() + "\"\n  \""
                + made.make("{{base62 110}}").secret() + "\"\n";

        // When // Then
        assertThat(reported("a.py", text)).contains("envoy/api-key");
        assertThat(reported("a.go", text)).doesNotContain("envoy/api-key");
    }

    @Test
    void holdsWhatIsInTheDocumentationOfASourceForMadeUp() {
        // Given
        String key = new ExampleTemplate(12).make("{{hex 32}}").secret();
        String documented = "def f():\n    \"\"\"\n    frobnix_api_key: " + key + "\n    \"\"\"\n";

        // When // Then
        assertThat(reported("a.py", documented)).isEmpty();
        assertThat(reported("a.py", "frobnix_api_key = '" + key + "'\n")).isNotEmpty();
        assertThat(reported("a.yaml", "frobnix_api_key: " + key + "\n")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                "a.json | \"self\": \"http://shop.example.com/identity/v3/roles/7ceab6192ea34a548cc71b24f72e762c\"",
                "a.txt | X-Amz-Credential=ASIATB45ILA5VOV3KEFH%2F20190105%2Fus-east-1%2Fs3%2Faws4_request",
                "a.txt | Authorization: AWS4-HMAC-SHA256 Credential=ASIATB45ILA5VOV3KEFH/20190105/us-east-1/s3/aws4_request",
                "a.lock | \"resolved\": \"github:NixOS/nixpkgs/fd04bea4cbf76f86f244b9e2549fca066db8ddff#gcc\",",
                "a.lock | \"github\": {\"rev\": \"cfacdce06f30d2b68473a46042957675eebb3401\"}",
                "a.txt | Postgres: `91e2b8f3d6a4`",
                "a.js | var TWO_PWR_32_DBL = TWO_PWR_16_DBL * TWO_PWR_16_DBL;",
                "a.txt | postgresql://scott:tiger@192.168.0.199/test",
                "a.txt | mssql+pyodbc://scott:tiger^5HHH@mssql2022:1433/test",
                "a.sh | export MC_HOST_minio=http://minio:minio123@127.0.0.1:9000/",
                "a.txt | mysql://shopuser:shoppassword@localhost/shop",
                "a.txt | postgres://[user[:password]]@host:5432/shop",
                "a.py | watsonx(cp4d_host=wxo.cp4d_host, cp4d_key=wxo.cp4d_key)",
                "a.py | return self._aws_auth.identity if isinstance(self._aws_auth, MCPSigV4Auth) else None",
                "a.rs | snowflake_key(ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1)",
                "a.txt | aws: x-amz-date;host, Signature=7f6f01b5ad72d73b9af0f5e06e3c782fd3d63600efd29a1bcdd28fa379d0fbce",
                "a.ps1 | windows_key = \"{ebd0a0a2-b9e5-4433-87c0-68b6b72699c7}\"",
                "a.json | \"https://api.github.com/users/shop-ea8ec76d71c3af4b/followers\"",
                "a.map | \\nvar TWO_PWR_32_DBL = TWO_PWR_16_DBL * TWO_PWR_16_DBL;\\n",
                "a.yaml | plugin.shop.token: \"c3Ryb25nLXBhc3N3b3Jk\"",
            })
    void reportsNothingThatIsKnownToOpenNothing(String file, String line) {
        assertNothingIsReported(file, line);
    }

    @ParameterizedTest
    @CsvSource({
        "airbrake deploy of commit %s, {{hex 40}}",
        "opencage md5: %s, {{hex 32}}",
        "userstack sha1sum %s, {{hex 32}}",
        "mattermost channel_id: %s, {{lower 26}}",
        "insightly requestId=%s, {{uuid}}",
        "vatlayer invoice %s, {{hex 32}}"
    })
    void reportsNothingThatIsCalledAHashOrTheIdentifierOfSomething(String line, String form) {
        // Given
        String value = new ExampleTemplate(15).make(form).secret();
        String vendor = line.substring(0, line.indexOf(' '));

        // When // Then
        assertThat(reported("a.txt", line.formatted(value) + "\n")).isEmpty();
        assertThat(reported("a.txt", vendor + " key: " + value + "\n")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"docs/guide.md, false", "guide.rst, false", "README.md, true", "deploy/app.env, true"})
    void reportsAKeyThatOnlyItsNameSpeaksForOutsideOfManuals(String file, boolean expected) {
        // Given
        String key = new ExampleTemplate(13).make("{{hex 40}}").secret();
        String url = new ExampleTemplate(14).make("{{base62 16}}").secret();

        // When
        List<String> reported = reported(file, "api_secret = \"" + key + "\"\n");
        List<String> connection = reported(file, "postgres://svc:" + url + "@db.corp.internal/shop\n");

        // Then
        assertThat(!reported.isEmpty()).isEqualTo(expected);
        assertThat(connection).isNotEmpty();
    }

    @Test
    void tellsATokenFromALineOfABlockOfBase64() {
        // Given
        String token = new ExampleTemplate(7).make("EAAA{{base62 60}}").secret();
        String line = new ExampleTemplate(8).make("{{base62 64}}").secret();

        // When
        List<String> alone = reported("token = " + token + "\n");
        List<String> within = reported("MIIE\n" + line + "\n" + token + "\n" + line + "\n");

        // Then
        assertThat(alone).contains("square/access-token");
        assertThat(within).isEmpty();
    }

    @Test
    void stillReportsAPasswordThatNothingSpeaksAgainst() {
        // Given
        String password = new ExampleTemplate(9).make("{{base62 16}}").secret();

        // When
        List<String> reported = reported("MYSQL_USER: shop\nMYSQL_PASSWORD: " + password + "\n");

        // Then
        assertThat(reported).containsExactly("mysql/password-variable");
    }

    private static List<String> reported(String text) {
        return reported("a.yml", text);
    }

    private static List<String> reported(String file, String text) {
        List<String> types = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext(file, Instant.EPOCH), match -> {
            if (match.verdict().reportable()) {
                types.add(match.type().id());
            }
        });
        return types;
    }

    private static void assertNothingIsReported(String file, String line) {
        assertThat(reported(file, line + "\n")).isEmpty();
    }
}
