package io.claviger.engine.inspection;

import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens and keys made for a test, so that no file holds one. */
final class MadeTokens {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Inspector INSPECTOR = new Inspector(Scanner.of(RuleSet.builtIn()));

    private MadeTokens() {}

    /** The claims of an access token that nothing is wrong with. */
    static Map<String, Object> good() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "https://login.corp.dev/");
        claims.put("sub", "svc-7");
        claims.put("aud", "https://api.corp.dev");
        claims.put("client_id", "svc-7");
        claims.put("iat", NOW.getEpochSecond() - 60);
        claims.put("nbf", NOW.getEpochSecond() - 60);
        claims.put("exp", NOW.getEpochSecond() + 1_740);
        claims.put("jti", "7f0c2a");
        claims.put("scope", "orders:read");
        claims.put("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
        return claims;
    }

    static String jwt(Map<String, ?> header, Map<String, ?> claims) {
        return part(header) + "." + part(claims) + "." + base64(new byte[64]);
    }

    static String jwt(Map<String, ?> claims) {
        return jwt(Map.of("alg", "ES256", "typ", "at+jwt", "kid", "k1"), claims);
    }

    static String signed(Map<String, ?> header, Map<String, ?> claims, KeyPair keys, String algorithm)
            throws GeneralSecurityException {
        String start = part(header) + "." + part(claims);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        if (algorithm.equals("RSASSA-PSS")) {
            // As RFC 7518, section 3.5 wants it for PS256.
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.update(start.getBytes(StandardCharsets.US_ASCII));
        return start + "." + base64(signature.sign());
    }

    static KeyPair keys(String algorithm, @Nullable String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (curve != null) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    static String jwks(KeyPair keys, String kid) {
        Map<String, Object> key = new LinkedHashMap<>(Map.of("kid", kid, "use", "sig"));
        switch (keys.getPublic()) {
            case RSAPublicKey rsa -> {
                key.put("kty", "RSA");
                key.put("n", base64(rsa.getModulus().toByteArray()));
                key.put("e", base64(rsa.getPublicExponent().toByteArray()));
            }
            case ECPublicKey ec -> {
                key.put("kty", "EC");
                key.put("crv", "P-" + ec.getParams().getOrder().bitLength());
                key.put("x", base64(ec.getW().getAffineX().toByteArray()));
                key.put("y", base64(ec.getW().getAffineY().toByteArray()));
            }
            case EdECPublicKey edwards -> {
                byte[] encoded = edwards.getEncoded();
                key.put("kty", "OKP");
                key.put("crv", "Ed25519");
                key.put("x", base64(java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
            }
            default -> throw new IllegalArgumentException("not a key for tests");
        }
        return JsonText.of(Map.of("keys", java.util.List.of(key)));
    }

    static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    static Inspection inspect(String text) {
        return inspect(text, IssuerKeys.none("not asked for"));
    }

    static Inspection inspect(String text, IssuerKeys keys) {
        return INSPECTOR.inspect(text, Surroundings.UNKNOWN, keys, NOW).inspection();
    }

    static InspectionCheck check(Inspection inspection, String id) {
        return inspection.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no check " + id + " among " + inspection.checks()));
    }

    private static String part(Map<String, ?> object) {
        return base64(JsonText.of(object).getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
