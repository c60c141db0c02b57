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
        List<String> types = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext("a.yml", Instant.EPOCH), match -> {
            if (match.verdict().reportable()) {
                types.add(match.type().id());
            }
        });
        return types;
    }
}
