package io.claviger.engine.inspection;

import static io.claviger.engine.inspection.MadeTokens.NOW;
import static io.claviger.engine.inspection.MadeTokens.check;
import static io.claviger.engine.inspection.MadeTokens.good;
import static io.claviger.engine.inspection.MadeTokens.inspect;
import static io.claviger.engine.inspection.MadeTokens.jwt;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwtInspectionTest {

    private static final long SECONDS = NOW.getEpochSecond();

    @Test
    void findsNothingWrongWithAGoodAccessToken() {
        // When
        Inspection inspection = inspect(jwt(good()));

        // Then
        assertThat(inspection.format()).isEqualTo(TokenFormat.JWT);
        assertThat(inspection.kind()).isEqualTo("jwt/access-token");
        assertThat(inspection.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(inspection.lifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(inspection.identity()).isEqualTo(Identity.named("oauth.client", "svc-7"));
        assertThat(inspection.checks())
                .filteredOn(check -> check.result() != Result.PASS)
                .extracting(InspectionCheck::id)
                .containsExactly("signature", "in-url", "in-log");
        assertThat(inspection.checks())
                .allSatisfy(check -> assertThat(check.reference()).contains("RFC"));
    }

    static List<Arguments> flaws() {
        return List.of(
                Arguments.of("exp", "exp", null, Result.FAIL, "There is no exp"),
                Arguments.of("exp", "lifetime", null, Result.FAIL, "It never ends"),
                Arguments.of("exp", "exp", SECONDS - 10, Result.WARN, "It ended at"),
                Arguments.of("exp", "lifetime", SECONDS + 7_200, Result.WARN, "It lives for 2 hours"),
                Arguments.of("exp", "lifetime", SECONDS + 864_000, Result.FAIL, "It lives for 10 days"),
                Arguments.of("exp", "lifetime", SECONDS - 600, Result.FAIL, "It ends before it begins"),
                Arguments.of("iat", "nbf", SECONDS + 9_000, Result.FAIL, "issued in the future"),
                Arguments.of("nbf", "nbf", null, Result.WARN, "There is no nbf"),
                Arguments.of("nbf", "nbf", SECONDS + 9_000, Result.FAIL, "not good before"),
                Arguments.of("iss", "iss", null, Result.FAIL, "There is no iss"),
                Arguments.of("iss", "iss", "http://login.corp.dev", Result.WARN, "without https"),
                Arguments.of("iss", "iss", "me", Result.WARN, "no URL"),
                Arguments.of("aud", "aud", null, Result.FAIL, "There is no aud"),
                Arguments.of("aud", "aud", "*", Result.FAIL, "stands for anyone"),
                Arguments.of("aud", "aud", List.of("a", "b"), Result.WARN, "2 audiences"),
                Arguments.of("sub", "sub", null, Result.WARN, "There is no sub"),
                Arguments.of("jti", "jti", null, Result.WARN, "There is no jti"),
                Arguments.of("scope", "scope", null, Result.UNKNOWN, "no scopes"),
                Arguments.of("scope", "scope", "read admin:org", Result.FAIL, "'admin:org'"),
                Arguments.of("scope", "scope", "*", Result.FAIL, "everything of a kind: '*'"),
                Arguments.of("exp", "exp", "soon", Result.FAIL, "exp is no number of seconds"),
                Arguments.of("exp", "exp", SECONDS * 1000, Result.FAIL, "written in milliseconds"),
                Arguments.of("aud", "aud", 5, Result.FAIL, "aud is no text"),
                Arguments.of("iss", "iss", 7, Result.FAIL, "iss is no text"),
                Arguments.of("scope", "scope", "a b c d e f g h i j k", Result.WARN, "11 scopes"),
                Arguments.of("roles", "scope", List.of("cluster-admin"), Result.FAIL, "cluster-admin"),
                Arguments.of("cnf", "cnf", null, Result.WARN, "whoever gets hold of it"),
                Arguments.of("cnf", "cnf", Map.of("x5t#S256", "x"), Result.PASS, "client certificate"),
                Arguments.of("email", "sensitive-claims", "jo@corp.dev", Result.WARN, "'email'"),
                Arguments.of("birthdate", "sensitive-claims", "1990-01-01", Result.WARN, "'birthdate'"),
                Arguments.of("password", "sensitive-claims", "hunter2", Result.FAIL, "'password'"),
                Arguments.of("payment", "sensitive-claims", "4242 4242 4242 4242", Result.FAIL, "'payment'"),
                Arguments.of("user", "sensitive-claims", Map.of("ssn", "1"), Result.FAIL, "'user.ssn'"));
    }

    @ParameterizedTest(name = "{1} when {0} is {2}")
    @MethodSource("flaws")
    void findsAFlawInAClaim(
            String claim, String id, @org.jspecify.annotations.Nullable Object value, Result result, String detail) {
        // Given
        Map<String, Object> claims = good();
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value);
        }

        // When
        InspectionCheck check = check(inspect(jwt(claims)), id);

        // Then
        assertThat(check.detail()).contains(detail);
        assertThat(check.result()).isEqualTo(result);
    }

    @Test
    void findsThatATokenOfTheFutureIsGoodUntilItsEnd() {
        // Given: both dates in milliseconds
        Map<String, Object> claims = good();
        claims.put("iat", SECONDS * 1000);
        claims.put("exp", SECONDS * 1000 + 900);

        // When
        InspectionCheck lifetime = check(inspect(jwt(claims)), "lifetime");

        // Then
        assertThat(lifetime.detail()).startsWith("It is good for another");
        assertThat(lifetime.result()).isEqualTo(Result.FAIL);
    }

    static List<Arguments> headers() {
        return List.of(
                Arguments.of(Map.of("alg", "none"), "alg", Result.FAIL, "not protected"),
                Arguments.of(Map.of("alg", "nOnE"), "signature", Result.FAIL, "no signature"),
                Arguments.of(Map.of("alg", "HS256"), "alg", Result.FAIL, "issuer and audience differ"),
                Arguments.of(Map.of("alg", "RS1"), "alg", Result.FAIL, "no registered"),
                Arguments.of(Map.of("alg", "RS256"), "alg", Result.PASS, "asymmetric"),
                Arguments.of(Map.of("alg", "RS256"), "typ", Result.WARN, "no typ"),
                Arguments.of(Map.of("alg", "RS256", "typ", "JWT"), "typ", Result.WARN, "only 'JWT'"),
                Arguments.of(
                        Map.of("alg", "RS256", "jku", "https://evil.dev/keys"),
                        "key-reference",
                        Result.WARN,
                        "carries jku"),
                Arguments.of(Map.of("alg", "RS256", "kid", "../../dev/null"), "key-reference", Result.FAIL, "attack"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void findsAFlawInTheHeader(Map<String, String> header, String id, Result result, String detail) {
        // When
        InspectionCheck check = check(inspect(jwt(header, good())), id);

        // Then
        assertThat(check.detail()).contains(detail);
        assertThat(check.result()).isEqualTo(result);
    }

    @Test
    void acceptsASymmetricAlgorithmWithAWarningWithinOneService() {
        // Given
        Map<String, Object> claims = good();
        claims.put("iss", "https://api.corp.dev");

        // When
        InspectionCheck check = check(inspect(jwt(Map.of("alg", "HS256"), claims)), "alg");

        // Then
        assertThat(check.result()).isEqualTo(Result.WARN);
    }

    @Test
    void showsNoPersonalOrSecretClaim() {
        // Given
        Map<String, Object> claims = good();
        claims.put("email", "joanna@corp.dev");
        claims.put("name", "Joanna Doe");
        claims.put("db", Map.of("password", "hunter2"));
        claims.put("card", "4242424242424242");

        // When
        String shown = InspectionDocument.of(inspect(jwt(claims))).toString();

        // Then
        assertThat(shown).contains("j…@corp.dev", "password=[redacted]", "orders:read");
        assertThat(shown).doesNotContain("joanna", "Joanna", "hunter2", "4242424242424242");
    }

    @Test
    void knowsIssuersAndWhatTheirTokensAreFor() {
        assertThat(inspect(jwt(Map.of("iss", "https://token.actions.githubusercontent.com", "sub", "repo:a/b:ref")))
                        .provider())
                .isEqualTo("github");
        Inspection kubernetes =
                inspect(jwt(Map.of("iss", "kubernetes/serviceaccount", "sub", "system:serviceaccount:shop:api")));
        assertThat(kubernetes.kind()).isEqualTo("jwt/service-account-token");
        assertThat(kubernetes.identity()).isEqualTo(Identity.named("kubernetes.service-account", "shop/api"));
        Inspection keycloak =
                inspect(jwt(Map.of("iss", "https://sso.corp.dev/realms/main", "typ", "Refresh", "sub", "u")));
        assertThat(keycloak.provider()).isEqualTo("keycloak");
        assertThat(keycloak.kind()).isEqualTo("jwt/refresh-token");
    }

    @Test
    void saysThatAnEndedTokenHasEndedAndTheSpecificationsExampleIsOne() {
        // Given
        Map<String, Object> ended = good();
        ended.put("exp", SECONDS - 1);

        // Then
        assertThat(inspect(jwt(ended)).verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(inspect(jwt(Map.of("sub", "1234567890", "name", "John Doe", "iat", 1516239022)))
                        .verdict())
                .isEqualTo(Verdict.PLACEHOLDER);
    }

    @Test
    void readsTheHeaderOfAnEncryptedToken() {
        // Given
        String part = MadeTokens.base64(new byte[32]);
        String token = jwt(Map.of("alg", "RSA1_5", "enc", "A128CBC-HS256"), Map.of())
                        .split("\\.")[0] + "." + part + "." + part + "." + part + "." + part;

        // When
        Inspection inspection = inspect(token);

        // Then
        assertThat(inspection.kind()).isEqualTo("jwt/encrypted-token");
        assertThat(inspection.because())
                .containsExactly("a well-formed token; until when it is valid is encrypted with it");
        assertThat(check(inspection, "alg").detail()).contains("padding oracles");
        assertThat(check(inspection, "sensitive-claims").result()).isEqualTo(Result.PASS);
    }

    @Test
    void findsATokenInAHeaderAUrlAndALog() {
        // Given
        String token = jwt(good());

        // When
        Inspection header = inspect("Authorization: Bearer " + token + "\n");
        Inspection url = inspect("https://api.corp.dev/orders?page=2&access_token=" + token + "#top");
        Inspection log = inspect("2026-11-21T11:00:00Z INFO called with Authorization: Bearer " + token + " in 3 ms");

        // Then
        assertThat(List.of(header.kind(), url.kind(), log.kind())).containsOnly("jwt/access-token");
        assertThat(check(header, "in-url").result()).isEqualTo(Result.PASS);
        assertThat(check(url, "in-url").result()).isEqualTo(Result.FAIL);
        assertThat(check(log, "in-log").result()).isEqualTo(Result.FAIL);
        assertThat(check(log, "in-url").result()).isEqualTo(Result.PASS);
    }
}
