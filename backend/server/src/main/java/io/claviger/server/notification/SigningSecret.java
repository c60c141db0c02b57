package io.claviger.server.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret by the Standard Webhooks rules (github.com/standard-webhooks/standard-webhooks): {@code whsec_} and 24 to 64 bytes in
 * Base64 for HMAC-SHA256, or {@code whsk_} and an ed25519 private key (its seed of 32 bytes, or seed and public key) for a
 * signature that the receiver checks with a public key.
 */
final class SigningSecret {

    private static final String SYMMETRIC = "whsec_";
    private static final String ASYMMETRIC = "whsk_";
    private static final int SEED = 32;

    private final String text;
    private final byte[] key;

    private SigningSecret(String text, byte[] key) {
        this.text = text;
        this.key = key;
    }

    static SigningSecret random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SigningSecret(SYMMETRIC + Base64.getEncoder().encodeToString(key), key);
    }

    /** @throws IllegalArgumentException if it is not of that form; the message does not have the text in it */
    static SigningSecret parse(String text) {
        boolean symmetric = text.startsWith(SYMMETRIC);
        if (!symmetric && !text.startsWith(ASYMMETRIC)) {
            throw new IllegalArgumentException("The secret must start with whsec_ (HMAC-SHA256) or whsk_ (ed25519)");
        }
        byte[] key = decoded(text.substring((symmetric ? SYMMETRIC : ASYMMETRIC).length()));
        if (symmetric && (key.length < 24 || key.length > 64)) {
            throw new IllegalArgumentException(
                    "The secret after whsec_ must be 24 to 64 bytes in Base64, and has " + key.length);
        }
        if (!symmetric && key.length != SEED && key.length != 2 * SEED) {
            throw new IllegalArgumentException(
                    "The key after whsk_ must be 32 bytes (seed) or 64 bytes (seed and public key) in Base64, and has "
                            + key.length);
        }
        return new SigningSecret(text, key);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("What follows the secret's prefix must be Base64", e);
        }
    }

    String text() {
        return text;
    }

    /** The version and the signature, such as {@code v1,K5oZ…}. */
    String sign(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            return text.startsWith(SYMMETRIC) ? "v1," + base64(hmac(bytes)) : "v1a," + base64(ed25519(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA256 or no ed25519", impossible);
        }
    }

    private byte[] hmac(byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private byte[] ed25519(byte[] content) throws GeneralSecurityException {
        PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(key, SEED)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(privateKey);
        signature.update(content);
        return signature.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
