package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whether a token was signed by who it says (RFC 7515, section 5.2; algorithms of RFC 7518 and RFC 8037). */
final class Signatures {

    private static final String REFERENCE = "RFC 7515, section 5.2; RFC 8725, section 3.3";
    private static final String TITLE = "Signature valid";
    /** What people leave in place of a key; from documentation and tutorials. */
    private static final List<String> GUESSES = List.of(
            "secret",
            "your-256-bit-secret",
            "your-384-bit-secret",
            "your-512-bit-secret",
            "a-string-secret-at-least-256-bits-long",
            "password",
            "changeme",
            "changeit",
            "jwt_secret",
            "jwtsecret",
            "my_secret",
            "mysecret",
            "secretkey",
            "secret-key",
            "secret_key",
            "supersecret",
            "super-secret-jwt-token-with-at-least-32-characters-long",
            "shhhhh",
            "key",
            "test",
            "admin",
            "123456");

    private Signatures() {}

    static InspectionCheck check(JsonWebToken token, IssuerKeys keys) {
        String algorithm = token.algorithm();
        if (token.encrypted()) {
            return say(Result.UNKNOWN, "The token is encrypted; who encrypted it cannot be told from outside");
        }
        if (algorithm.equalsIgnoreCase("none") || token.signature().length == 0) {
            return say(Result.FAIL, "It has no signature: anyone can write such a token");
        }
        if (algorithm.startsWith("HS")) {
            return symmetric(token, algorithm);
        }
        if (keys.keys().isEmpty()) {
            return say(Result.UNKNOWN, "The issuer's keys are not at hand: " + keys.because());
        }
        return asymmetric(token, keys);
    }

    private static InspectionCheck symmetric(JsonWebToken token, String algorithm) {
        for (String guess : GUESSES) {
            if (signs(guess, algorithm, token)) {
                return say(
                        Result.FAIL,
                        "It is signed with a secret out of tutorials, so that anyone can write such tokens: replace the key by 256 random bits");
            }
        }
        return say(Result.UNKNOWN, "Only who holds the shared key can tell; it is none of the well-known ones");
    }

    private static boolean signs(String secret, String algorithm, JsonWebToken token) {
        try {
            String name = "HmacSHA" + algorithm.substring(2);
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), name));
            return MessageDigest.isEqual(
                    mac.doFinal(token.signed().getBytes(StandardCharsets.US_ASCII)), token.signature());
        } catch (GeneralSecurityException unknownAlgorithm) {
            return false;
        }
    }

    private static InspectionCheck asymmetric(JsonWebToken token, IssuerKeys keys) {
        String kid = token.headerText("kid");
        int tried = 0;
        for (Map<String, @Nullable Object> key : keys.keys()) {
            if (!kid.isEmpty() && key.get("kid") instanceof String named && !named.equals(kid)) {
                continue;
            }
            PublicKey publicKey = JwkKeys.publicKey(key);
            if (publicKey != null) {
                tried++;
                if (verifies(token, publicKey)) {
                    return say(Result.PASS, "Signed by a key that the issuer publishes");
                }
            }
        }
        return tried == 0
                ? say(Result.FAIL, "The issuer publishes no key of the id that the token names")
                : say(Result.FAIL, "The signature does not fit the issuer's key: the token was forged or changed");
    }

    private static boolean verifies(JsonWebToken token, PublicKey key) {
        try {
            Signature signature = signature(token.algorithm());
            if (signature == null) {
                return false;
            }
            signature.initVerify(key);
            signature.update(token.signed().getBytes(StandardCharsets.US_ASCII));
            return signature.verify(token.signature());
        } catch (GeneralSecurityException notOfThisKey) {
            return false;
        }
    }

    private static @Nullable Signature signature(String algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case "RS256" -> Signature.getInstance("SHA256withRSA");
            case "RS384" -> Signature.getInstance("SHA384withRSA");
            case "RS512" -> Signature.getInstance("SHA512withRSA");
            case "PS256" -> pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
            case "PS384" -> pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
            case "PS512" -> pss("SHA-512", MGF1ParameterSpec.SHA512, 64);
            case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case "ES384" -> Signature.getInstance("SHA384withECDSAinP1363Format");
            case "ES512" -> Signature.getInstance("SHA512withECDSAinP1363Format");
            case "EdDSA", "Ed25519", "Ed448" -> Signature.getInstance("EdDSA");
            default -> null;
        };
    }

    private static Signature pss(String digest, MGF1ParameterSpec mask, int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(digest, "MGF1", mask, salt, 1));
        return signature;
    }

    private static InspectionCheck say(Result result, String detail) {
        return new InspectionCheck("signature", TITLE, result, detail, REFERENCE);
    }
}
