package io.claviger.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells equal secrets as equal without keeping them: HMAC-SHA-256 (RFC 2104) of the value under
 * a key of the installation. Safe for use by several threads.
 */
public final class Fingerprinter {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Fingerprinter(SecretKeySpec key) {
        this.key = key;
    }

    /** A fingerprinter under a key of 16 bytes or more. */
    public static Fingerprinter under(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a fingerprint key has at least 16 bytes; this has " + key.length);
        }
        return new Fingerprinter(new SecretKeySpec(key, ALGORITHM));
    }

    /** 64 hex digits, the same for the same value wherever and as whatever type it is found. */
    public String fingerprint(SecretValue value) {
        return value.lend(text -> {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
            }
        });
    }
}
