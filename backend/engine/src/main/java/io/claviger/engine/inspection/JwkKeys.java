package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Encodings;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes public keys of JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037). */
final class JwkKeys {

    /** What stands before the 32 or 57 bytes of a key in its SubjectPublicKeyInfo (RFC 8410). */
    private static final Map<String, String> EDWARDS =
            Map.of("Ed25519", "302a300506032b6570032100", "Ed448", "3043300506032b6571033a00");

    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    private JwkKeys() {}

    /** The key, or {@code null} when it is none that signs, or is malformed. */
    static @Nullable PublicKey publicKey(Map<String, @Nullable Object> jwk) {
        try {
            return switch (String.valueOf(jwk.get("kty"))) {
                case "RSA" ->
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
                case "EC" -> elliptic(jwk);
                case "OKP" -> edwards(jwk);
                default -> null;
            };
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return null;
        }
    }

    private static PublicKey elliptic(Map<String, @Nullable Object> jwk) throws GeneralSecurityException {
        String curve = CURVES.get(String.valueOf(jwk.get("crv")));
        if (curve == null) {
            throw new IllegalArgumentException("not a curve that signs");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(number(jwk, "x"), number(jwk, "y")),
                        parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static PublicKey edwards(Map<String, @Nullable Object> jwk) throws GeneralSecurityException {
        String curve = String.valueOf(jwk.get("crv"));
        String start = EDWARDS.get(curve);
        if (start == null) {
            throw new IllegalArgumentException("not a curve that signs");
        }
        byte[] encoded = HexFormat.of().parseHex(start + HexFormat.of().formatHex(bytes(jwk, "x")));
        return KeyFactory.getInstance(curve).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static BigInteger number(Map<String, @Nullable Object> jwk, String name) {
        return new BigInteger(1, bytes(jwk, name));
    }

    private static byte[] bytes(Map<String, @Nullable Object> jwk, String name) {
        byte[] bytes = jwk.get(name) instanceof String text ? Encodings.base64(text) : null;
        if (bytes == null) {
            throw new IllegalArgumentException(name + " is missing or malformed");
        }
        return bytes;
    }
}
