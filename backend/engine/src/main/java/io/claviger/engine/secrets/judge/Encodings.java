package io.claviger.engine.secrets.judge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The alphabets in which vendors write numbers and bytes. */
public final class Encodings {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Encodings() {}

    /** CRC-32 (IEEE) of a text of one-byte characters. */
    public static long crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return crc.getValue();
    }

    /** A number in base 62, digits before upper before lower case, filled with zeros on the left. */
    public static String base62(long number, int width) {
        StringBuilder digits = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 62) {
            digits.append(BASE62.charAt((int) (rest % 62)));
        }
        while (digits.length() < width) {
            digits.append('0');
        }
        return digits.reverse().toString();
    }

    /** A number in base 36, lower case, filled with zeros on the left. */
    public static String base36(long number, int width) {
        String digits = Long.toString(number, 36);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** Base 64 of either alphabet, padded or not; {@code null} when it is not that. */
    public static byte @Nullable [] base64(String text) {
        String url = text.replace('+', '-').replace('/', '_');
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '=') {
            end--;
        }
        try {
            return Base64.getUrlDecoder().decode(url.substring(0, end));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** The bytes of base 64 as text, a character a byte; {@code null} when it is not base 64. */
    public static @Nullable String base64Text(String text) {
        byte[] bytes = base64(text);
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Base 32 of RFC 4648 without padding as bits of a number, of at most 12 characters; -1 when it is not that. */
    public static long base32(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            bits = bits << 5 | digit;
        }
        return bits;
    }

    /** A text with percent escapes undone; as it is when they are malformed. */
    public static String unescaped(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
