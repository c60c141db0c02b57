package io.claviger.server.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption: every value has its own AES-256-GCM data key, wrapped by the key-encryption key. The associated data says
 * where the value belongs, such as {@code source:<id>}, so that a sealed value moved to another row does not open.
 *
 * <p>Layout: version (1 byte), nonce and wrapped data key (12 + 48), nonce and ciphertext (12 + n + 16).
 */
@ApplicationScoped
public class Sealer {

    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

    private final KeyFile keyFile;
    private final SecureRandom random = new SecureRandom();

    Sealer(KeyFile keyFile) {
        this.keyFile = keyFile;
    }

    public byte[] seal(byte[] plaintext, String associatedData) {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        try {
            byte[] wrapped = encrypt(keyFile.key(), dataKey, "key:" + associatedData);
            byte[] body = encrypt(new SecretKeySpec(dataKey, "AES"), plaintext, associatedData);
            return ByteBuffer.allocate(1 + wrapped.length + body.length)
                    .put(VERSION)
                    .put(wrapped)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java runtime has no AES-256-GCM", impossible);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** @throws UnsealFailed when the value was changed, belongs elsewhere, or was sealed under another key */
    public byte[] unseal(byte[] sealed, String associatedData) {
        if (sealed.length < 1 + WRAPPED_BYTES + NONCE_BYTES + TAG_BYTES || sealed[0] != VERSION) {
            throw new UnsealFailed(
                    "The value sealed for " + associatedData + " has no layout that this version knows", null);
        }
        try {
            byte[] dataKey = decrypt(keyFile.key(), sealed, 1, WRAPPED_BYTES, "key:" + associatedData);
            int body = 1 + WRAPPED_BYTES;
            byte[] plaintext =
                    decrypt(new SecretKeySpec(dataKey, "AES"), sealed, body, sealed.length - body, associatedData);
            Arrays.fill(dataKey, (byte) 0);
            return plaintext;
        } catch (AEADBadTagException wrongKey) {
            throw new UnsealFailed(
                    "The value sealed for " + associatedData + " does not open with the key file " + keyFile.path()
                            + ": restore the key file that belongs to this database",
                    wrongKey);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java runtime has no AES-256-GCM", impossible);
        }
    }

    private byte[] encrypt(SecretKey key, byte[] plaintext, String associatedData) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associatedData);
        byte[] ciphertext = cipher.doFinal(plaintext);
        return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, int from, int length, String associatedData)
            throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOfRange(sealed, from, from + NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, associatedData)
                .doFinal(sealed, from + NONCE_BYTES, length - NONCE_BYTES);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String associatedData)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
