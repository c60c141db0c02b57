package io.claviger.engine.inspection;

import static io.claviger.engine.inspection.MadeTokens.check;
import static io.claviger.engine.inspection.MadeTokens.good;
import static io.claviger.engine.inspection.MadeTokens.inspect;
import static io.claviger.engine.inspection.MadeTokens.jwks;
import static io.claviger.engine.inspection.MadeTokens.keys;
import static io.claviger.engine.inspection.MadeTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {

    @ParameterizedTest
    @CsvSource({
        "RS256, RSA, , SHA256withRSA",
        "RS512, RSA, , SHA512withRSA",
        "PS256, RSA, , RSASSA-PSS",
        "ES256, EC, secp256r1, SHA256withECDSAinP1363Format",
        "ES384, EC, secp384r1, SHA384withECDSAinP1363Format",
        "ES512, EC, secp521r1, SHA512withECDSAinP1363Format",
        "EdDSA, Ed25519, , Ed25519"
    })
    void confirmsWhatItsIssuerSigned(
            String alg, String key, @org.jspecify.annotations.Nullable String curve, String algorithm)
            throws GeneralSecurityException {
        // Given
        KeyPair pair = keys(key, curve);
        String token = signed(Map.of("alg", alg, "kid", "k1", "typ", "at+jwt"), good(), pair, algorithm);

        // When
        Inspection inspection = inspect(token, IssuerKeys.parse(jwks(pair, "k1")));

        // Then
        assertThat(check(inspection, "signature").detail()).isEqualTo("Signed by a key that the issuer publishes");
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void findsThatAClaimWasChanged() throws GeneralSecurityException {
        // Given
        KeyPair pair = keys("EC", "secp256r1");
        String[] parts = signed(Map.of("alg", "ES256", "kid", "k1"), good(), pair, "SHA256withECDSAinP1363Format")
                .split("\\.");
        String changed = MadeTokens.jwt(Map.of("sub", "admin", "iss", "https://login.corp.dev/"))
                .split("\\.")[1];

        // When
        Inspection inspection = inspect(parts[0] + "." + changed + "." + parts[2], IssuerKeys.parse(jwks(pair, "k1")));

        // Then
        assertThat(check(inspection, "signature").detail()).contains("forged or changed");
        assertThat(inspection.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
    }

    @Test
    void findsThatTheKeyIsNotOneOfTheIssuers() throws GeneralSecurityException {
        // Given
        KeyPair pair = keys("Ed25519", null);
        String token = signed(Map.of("alg", "EdDSA", "kid", "k2"), good(), pair, "Ed25519");

        // When
        InspectionCheck check = check(inspect(token, IssuerKeys.parse(jwks(pair, "k1"))), "signature");

        // Then
        assertThat(check.result()).isEqualTo(Result.FAIL);
        assertThat(check.detail()).contains("no key of the id");
    }

    @Test
    void findsASharedKeyOutOfATutorial() throws GeneralSecurityException {
        // Given
        String[] parts =
                MadeTokens.jwt(Map.of("alg", "HS256", "typ", "JWT"), good()).split("\\.");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("your-256-bit-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        // When
        InspectionCheck check =
                check(inspect(parts[0] + "." + parts[1] + "." + MadeTokens.base64(signature)), "signature");

        // Then
        assertThat(check.result()).isEqualTo(Result.FAIL);
        assertThat(check.detail()).contains("tutorials");
    }

    @Test
    void looksForKeysWhereTheIssuerSaysThatTheyAre() {
        assertThat(IssuerKeys.discovery("Bearer " + MadeTokens.jwt(Map.of("iss", "https://sso.corp.dev/realms/main"))))
                .hasToString("[https://sso.corp.dev/realms/main/.well-known/openid-configuration,"
                        + " https://sso.corp.dev/.well-known/oauth-authorization-server/realms/main]");
        assertThat(IssuerKeys.keysAt("{\"jwks_uri\":\"https://sso.corp.dev/keys\"}"))
                .hasToString("Optional[https://sso.corp.dev/keys]");
    }

    @ParameterizedTest
    @CsvSource({
        "http://sso.corp.dev",
        "https://user@sso.corp.dev",
        "sso",
        "file:///etc/passwd",
        "https://sso.corp.dev/?x=1"
    })
    void looksNowhereWhenTheIssuerIsNoPlainUrl(String issuer) {
        assertThat(IssuerKeys.discovery(MadeTokens.jwt(Map.of("iss", issuer)))).isEmpty();
        assertThat(IssuerKeys.keysAt("{\"jwks_uri\":\"http://sso.corp.dev/keys\"}"))
                .isEmpty();
    }
}
