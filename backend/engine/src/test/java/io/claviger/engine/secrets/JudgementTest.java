package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.judge.Checksums;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void confirmsAChecksumAndDoubtsAWrongOne() {
        // When
        Match right = one("{{base62-crc32 ghp_}}");
        Match wrong = one("ghp_{{base62 36}}");

        // Then
        assertThat(right.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(right.because()).containsExactly("checksum valid");
        assertThat(wrong.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(wrong.because()).containsExactly(Checksums.WRONG);
        assertThat(wrong.confidence()).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/test/java/Shop.java", "docs/usage.md", "README.md"})
    void takesAWrongChecksumInATestOrADocumentForMadeUp(String path) {
        // Given
        String text = new ExampleTemplate(11).make("ghp_{{base62 36}}").text();
        List<Match> matches = new ArrayList<>();

        // When
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext(path, NOW), matches::add);

        // Then
        assertThat(matches).extracting(Match::verdict).containsExactly(Verdict.PLACEHOLDER);
    }

    @Test
    void doubtsAWebTokenWhoseHeaderCannotBeRead() {
        // When
        Match match = one("eyJ{{base62 40}}.eyJ{{base62 40}}.{{base62 40}}");

        // Then
        assertThat(match.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(match.because()).containsExactly("its header cannot be read: mistyped, cut or made up");
    }

    @Test
    void knowsTheChecksumOfADocumentedGitHubToken() {
        // The example of a vendor's announcement, one part within the other so that no scanner stops at it.
        assertThat(one("ghp_%s5ncnsDkxkJ0mLq17".formatted("zQWBuTSOoRi4A9spHcVY"))
                        .verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void tellsThatATokenHasExpiredByTheGivenTime() {
        // Given
        String token = "{{jwt ['sub':'ci','exp':1790000000]}}";

        // When
        Verdict before = one(token, Instant.ofEpochSecond(1_789_999_999)).verdict();
        Match after = one(token, Instant.ofEpochSecond(1_790_000_001));

        // Then
        assertThat(before).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(after.verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(after.because()).containsExactly("expired at 2026-09-21T14:13:20Z");
    }

    @Test
    void namesTheRoleOfADatabaseUrl() {
        Match match = one("DB=postgres://svc%2Dorders:{{base62 12}}@db.corp.internal:5432/shop");
        assertThat(match.type().id()).isEqualTo("postgres/connection-string");
        assertThat(match.identity()).isEqualTo(Identity.named("postgres.role", "svc-orders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp://{{base62 40}}:{{base62 12}}@mq.corp.internal",
                "https://glpat-{{base62 20}}:{{base62 12}}@git.corp.internal/shop.git",
                "https://{{hex 40}}:{{base62 12}}@git.corp.internal/shop.git",
                "curl -u {{base62 32}}:{{base62 12}} https://api.corp.internal/v1"
            })
    void namesNobodyByAKeyInPlaceOfAName(String template) {
        assertThat(all(new ExampleTemplate(11).make(template).text()))
                .extracting(Match::identity)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "continuousintegrationdeployer2",
                "payments_reconciliation_worker_2024",
                "v-kubernet-orders-Xy7kLm9pQrT4vBzW1aQ2-1790000000"
            })
    void namesSomebodyByALongName(String name) {
        assertThat(one("DB=postgres://" + name + ":{{base62 12}}@db.corp.internal:5432/shop")
                        .identity())
                .isEqualTo(Identity.named("postgres.role", name));
    }

    @Test
    void doubtsAPasswordAtRandomForAHostThatIsMadeUp() {
        Match match = one("DB=postgres://orders:Zr8v{{base62 12}}7@db.example.com:5432/shop");
        assertThat(match.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(match.because()).contains("its host is made up, and its password is not");
    }

    @Test
    void namesTheAccountAndTheKeyOfAnAwsKeyId() {
        // Given
        String id =
                new ExampleTemplate(5).make("{{aws-key-id AKIA 123456789012}}").text();

        // When
        Match match = one(id);

        // Then
        assertThat(match.because()).containsExactly("belongs to AWS account 123456789012");
        assertThat(match.identity()).isEqualTo(new Identity("aws.access-key", id, "AKIA…" + id.substring(16)));
    }

    @Test
    void namesTheKeyThatASecretAccessKeyBelongsTo() {
        String id =
                new ExampleTemplate(5).make("{{aws-key-id AKIA 123456789012}}").text();
        Match match = all("id=" + id + "\naws_secret_access_key="
                        + new ExampleTemplate(6).make("{{base64 40}}").text() + "\n")
                .get(1);
        assertThat(match.type().id()).isEqualTo("aws/secret-access-key");
        assertThat(match.identity())
                .isNotNull()
                .extracting(Identity::externalId)
                .isEqualTo(id);
        assertThat(String.valueOf(match.identity())).doesNotContain(id);
    }

    @Test
    void namesTheServiceAccountOfAKubernetesToken() {
        Match match = one("{{jwt ['sub':'system:serviceaccount:shop:deployer','iss':'kubernetes/serviceaccount']}}");
        assertThat(match.identity()).isEqualTo(Identity.named("kubernetes.service-account", "shop/deployer"));
    }

    @Test
    void namesTheUserOfARoutableGitLabToken() {
        assertThat(one("{{gitlab-routable glpat- o:1,u:2s}}").identity())
                .isEqualTo(Identity.named("gitlab.user", "100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "ghp_000000000000000000000000000000000000",
                "ghp_0123456789abcdefghijklmnopqrstuvwxyz",
                "postgres://user:${DB_PASSWORD}@db.corp.internal/x",
                "postgres://user:<password>@db.corp.internal/x",
                "postgres://postgres:postgres@localhost:5432/x",
                "mysql://root:changeme@db.corp.internal/x",
                "https://user:password@proxy.corp.internal/",
                "password = \"changeme123\"",
            })
    void takesAPlaceholderForWhatItIs(String text) {
        assertThat(all(text))
                .allSatisfy(match -> assertThat(match.verdict()).isIn(Verdict.PLACEHOLDER, Verdict.IMPOSSIBLE));
    }

    @Test
    void reportsAWeakPasswordOfARealHostWithLessConfidence() {
        Match weak = one("postgres:" + "//postgres:postgres@db.corp.internal:5432/x");
        Match strong = one("postgres://postgres:{{base62 14}}@db.corp.internal:5432/x");
        assertThat(weak.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(weak.confidence()).isLessThan(strong.confidence());
    }

    @Test
    void prefersTheMostSpecificTypeWhereCandidatesOverlap() {
        assertThat(all(new ExampleTemplate(2)
                        .make("api_key = \"{{base62-crc32 ghp_}}\"")
                        .text()))
                .extracting(match -> match.type().id())
                .containsExactly("github/personal-access-token");
        assertThat(all(new ExampleTemplate(2)
                        .make("secret_token = \"ghp_{{base62 36}}\"")
                        .text()))
                .extracting(match -> match.type().id())
                .containsExactly("github/personal-access-token");
    }

    @Test
    void heedsAMarkOnlyWithAReason() {
        String token = new ExampleTemplate(2).make("{{base62-crc32 ghp_}}").text();
        assertThat(one("a\nx=" + token + " # claviger:allow revoked in May\nb").allowance())
                .isEqualTo("revoked in May");
        assertThat(one("x=" + token + " # claviger:allow").allowance()).isNull();
        assertThat(one("x=" + token + " {# claviger:allow #}").allowance()).isNull();
        assertThat(one("x=" + token + " # claviger:allow \"\"").allowance()).isNull();
        assertThat(one("x=" + token + " # claviger:allowed by all").allowance()).isNull();
        assertThat(one("# claviger:allow other line\nx=" + token).allowance()).isNull();
    }

    @Test
    void previewsNothingOfAShortPassword() {
        assertThat(one("postgres:" + "//svc:Zr8vTq2LxP0@db.corp.internal/x").preview())
                .isEqualTo("…");
    }

    @Test
    void neverPrintsTheValue() {
        Match match = one("{{base62-crc32 ghp_}}");
        String value = match.value().lend(text -> text);
        assertThat(match.toString() + match.value() + match.because()).doesNotContain(value.substring(4, 36));
    }

    private static Match one(String template) {
        return one(template, NOW);
    }

    private static Match one(String template, Instant now) {
        List<Match> matches = new ArrayList<>();
        String text = new ExampleTemplate(11).make(template).text();
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext("", now), matches::add);
        assertThat(matches).as(text).hasSize(1);
        return matches.getFirst();
    }

    private static List<Match> all(String text) {
        List<Match> matches = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext("", NOW), matches::add);
        assertThat(matches).as(text).isNotEmpty();
        return matches;
    }
}
