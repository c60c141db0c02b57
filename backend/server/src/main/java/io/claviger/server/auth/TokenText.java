package io.claviger.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What an API token looks like: {@code clv_}, 36 random characters of base 62 (214 bits), and 6 characters of a CRC-32 over what
 * stands before them, so that scanners know a real one and a mistyped one never reaches the database.
 */
final class TokenText {

    static final String PREFIX = "clv_";
    private static final int RANDOM = 36;
    private static final int CHECKSUM = 6;
    private static final int PREVIEW = 4;

    private TokenText() {}

    static String random() {
        String body = PREFIX + Digests.random(RANDOM);
        return body + checksum(body);
    }

    static boolean isWellFormed(String text) {
        int body = PREFIX.length() + RANDOM;
        return text.startsWith(PREFIX)
                && text.length() == body + CHECKSUM
                && text.substring(body).equals(checksum(text.substring(0, body)));
    }

    /** What may be shown of it later. */
    static String preview(String token) {
        return PREFIX + "…" + token.substring(token.length() - PREVIEW);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(Digests.ALPHABET.charAt((int) (rest % Digests.ALPHABET.length())));
            rest /= Digests.ALPHABET.length();
        }
        return text.reverse().toString();
    }
}
