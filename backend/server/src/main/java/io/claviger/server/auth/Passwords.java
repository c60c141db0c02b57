package io.claviger.server.auth;

import io.claviger.server.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id in the PHC string format, with the second of the settings that the OWASP Password Storage Cheat Sheet recommends. */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Refuses what is too short, too long, or the name itself. */
    static void requireGood(String password, String userName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Refusal.invalid(
                    "password-length",
                    "A password has " + SHORTEST + " to " + LONGEST + " characters",
                    new Refusal.Place("/new", "has " + length + " characters"));
        }
        if (password.equalsIgnoreCase(userName)
                || password.codePoints().distinct().count() < 4) {
            throw Refusal.invalid(
                    "password-too-simple",
                    "Choose a password that is not the name, and has at least four different characters",
                    new Refusal.Place("/new", "is too easily guessed"));
        }
    }

    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    static boolean matches(String password, String phc) {
        Matcher stored = PHC.matcher(phc);
        if (!stored.matches()) {
            throw new IllegalStateException("A stored password hash is not in the format of Argon2id");
        }
        byte[] expected = Base64.getDecoder().decode(stored.group(5));
        byte[] actual = argon2id(
                password,
                Base64.getDecoder().decode(stored.group(4)),
                Integer.parseInt(stored.group(1)),
                Integer.parseInt(stored.group(2)),
                Integer.parseInt(stored.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        // The same letters typed on different systems must be the same bytes.
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
