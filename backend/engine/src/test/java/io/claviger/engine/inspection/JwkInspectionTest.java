package io.claviger.engine.inspection;

import static io.claviger.engine.inspection.MadeTokens.base64;
import static io.claviger.engine.inspection.MadeTokens.check;
import static io.claviger.engine.inspection.MadeTokens.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.judge.Verdict;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JwkInspectionTest {

    @Test
    void takesASetOfPublicKeysForNoSecret() throws GeneralSecurityException {
        // When
        Inspection inspection = inspect(MadeTokens.jwks(MadeTokens.keys("EC", "secp256r1"), "k1"));

        // Then
        assertThat(inspection.kind()).isEqualTo("key/jwk-set");
        assertThat(inspection.format()).isEqualTo(TokenFormat.KEY);
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(inspection.checks()).extracting(InspectionCheck::result).containsOnly(Result.PASS);
        assertThat(check(inspection, "key-strength").detail()).isEqualTo("A curve of 256 bits");
    }

    @Test
    void tellsAPrivatePartAWeakKeyAndAnAlgorithmThatDoesNotFit() throws GeneralSecurityException {
        // Given
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        String exponent = base64(key.getPrivateExponent().toByteArray());
        Map<String, Object> jwk = new LinkedHashMap<>(Map.of("kty", "RSA", "alg", "ES256", "d", exponent));
        jwk.put("n", base64(key.getModulus().toByteArray()));
        jwk.put("e", base64(key.getPublicExponent().toByteArray()));

        // When
        Inspection inspection = inspect(JsonText.of(jwk));

        // Then
        assertThat(check(inspection, "private-key").result()).isEqualTo(Result.FAIL);
        assertThat(check(inspection, "key-strength").detail()).contains("1024 bits can be broken");
        assertThat(check(inspection, "use").detail()).contains("'ES256'", "'RSA'");
        assertThat(check(inspection, "kid").result()).isEqualTo(Result.WARN);
        assertThat(inspection.claims()).containsOnlyKeys("kty", "alg");
        assertThat(JsonText.of(InspectionDocument.of(inspection))).doesNotContain(exponent);
    }

    @Test
    void countsTheBitsOfASymmetricKey() {
        Map<String, String> jwk = Map.of("kty", "oct", "alg", "HS512", "kid", "a", "k", base64(new byte[32]));
        assertThat(check(inspect(JsonText.of(jwk)), "key-strength").detail())
                .isEqualTo("A key of 256 bits, where 512 are the least");
    }

    @Test
    void tellsKeysOfASetThatCannotBeToldApart() {
        Map<String, String> one = Map.of("kty", "oct", "use", "sig", "kid", "a", "k", base64(new byte[32]));
        Inspection inspection = inspect(JsonText.of(Map.of("keys", List.of(one, one))));
        assertThat(check(inspection, "kid").result()).isEqualTo(Result.WARN);
        assertThat(check(inspection, "private-key").detail()).startsWith("2 of 2 have");
    }

    @Test
    void saysWhatATokenDemandsOfItsVerifier() {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "ES256", "b64", false));
        for (var expected : Map.of(
                        List.of("b64"), "does not understand 'b64'",
                        List.of("exp2"), "'exp2', which is not in the header",
                        List.of("alg"), "no extension",
                        List.of(), "no list of different names")
                .entrySet()) {
            header.put("crit", expected.getKey());
            InspectionCheck check = check(inspect(MadeTokens.jwt(header, MadeTokens.good())), "crit");
            assertThat(check.detail()).contains(expected.getValue());
            assertThat(check.result()).isEqualTo(expected.getKey().contains("b64") ? Result.WARN : Result.FAIL);
        }
    }
}
