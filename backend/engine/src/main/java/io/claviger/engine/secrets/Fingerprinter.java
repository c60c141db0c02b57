package io.claviger.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tells equal secrets as equal without keeping them: HMAC-SHA-256 (RFC 2104) of the value under a key of the installation.
 * It is made of the two hashes by hand, since {@code javax.crypto} takes a sixth of a small scan to begin. Safe for use by
 * several threads.
 */
public final class Fingerprinter {

    private static final String ALGORITHM = "SHA-256";
    /** Of the hash. */
    private static final int BLOCK = 64;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private final byte[] inner;
    private final byte[] outer;

    private Fingerprinter(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        this.inner = padded(block, INNER);
        this.outer = padded(block, OUTER);
    }

    /** A fingerprinter under a key of 16 bytes or more. */
    public static Fingerprinter under(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a fingerprint key has at least 16 bytes; this has " + key.length);
        }
        return new Fingerprinter(key);
    }

    /** 64 hex digits, the same for the same value wherever and as whatever type it is found. */
    public String fingerprint(SecretValue value) {
        return value.lend(text -> {
            MessageDigest digest = sha256();
            digest.update(inner);
            byte[] first = digest.digest(text.getBytes(StandardCharsets.ISO_8859_1));
            digest.update(outer);
            return HexFormat.of().formatHex(digest.digest(first));
        });
    }

    private static byte[] padded(byte[] block, byte with) {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ with);
        }
        return padded;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }
}
