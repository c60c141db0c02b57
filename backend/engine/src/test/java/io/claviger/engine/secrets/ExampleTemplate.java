package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Encodings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the examples of rule files real. They are stored as templates, so that no scanner of a code host stops a push of
 * this repository: <code>{{base62 36}}</code> becomes 36 random characters, and so on. Guillemets mark the secret
 * within an example; without them, all of it is the secret.
 */
final class ExampleTemplate {

    private static final Pattern PART = Pattern.compile("\\{\\{([^}]*)\\}\\}");
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String BASE62 = DIGITS + LOWER.toUpperCase(java.util.Locale.ROOT) + LOWER;

    private final Random random;

    ExampleTemplate(long seed) {
        this.random = new Random(seed);
    }

    /** A text and where the secret stands in it. */
    record Example(String text, int start, int end, boolean marked) {
        String secret() {
            return text.substring(start, end);
        }
    }

    Example make(String template) {
        StringBuilder made = new StringBuilder();
        Matcher part = PART.matcher(template);
        int at = 0;
        while (part.find()) {
            made.append(template, at, part.start()).append(part(part.group(1)));
            at = part.end();
        }
        made.append(template.substring(at));
        int open = made.indexOf("«");
        if (open < 0) {
            return new Example(made.toString(), 0, made.length(), false);
        }
        made.deleteCharAt(open);
        int close = made.indexOf("»");
        made.deleteCharAt(close);
        return new Example(made.toString(), open, close, true);
    }

    private String part(String written) {
        String[] words = written.split(" ");
        String argument = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "base62" -> randomOf(BASE62, Integer.parseInt(argument));
            case "base64" -> randomOf(BASE62 + "+/", Integer.parseInt(argument));
            case "base64url" -> withoutEdges(BASE62 + "-_", Integer.parseInt(argument));
            case "hex" -> randomOf("0123456789abcdef", Integer.parseInt(argument));
            case "HEX" -> randomOf("0123456789ABCDEF", Integer.parseInt(argument));
            case "lower" -> randomOf(LOWER + DIGITS, Integer.parseInt(argument));
            case "upper" -> randomOf(BASE62.substring(0, 36), Integer.parseInt(argument));
            case "letters" -> randomOf(BASE62.substring(10), Integer.parseInt(argument));
            case "digits" -> "1" + randomOf("23456789", Integer.parseInt(argument) - 1);
            case "bech32" -> randomOf("qpzry9x8gf2tvdw0s3jn54khce6mua7l", Integer.parseInt(argument));
            case "base58" -> randomOf(BASE62.replaceAll("[0OIl]", ""), Integer.parseInt(argument));
            case "base32" -> randomOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", Integer.parseInt(argument));
            case "bytes" -> Base64.getEncoder().encodeToString(bytes(Integer.parseInt(argument)));
            case "uuid" ->
                new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
            case "b64" -> Base64.getEncoder().encodeToString(rest(written).getBytes(StandardCharsets.UTF_8));
            case "b64url" -> url(rest(written).getBytes(StandardCharsets.UTF_8));
            default -> ExampleKeys.part(written, words, this);
        };
    }

    /** A password: letters of both cases, digits and a mark. */
    String randomOf(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        while (text.length() < count) {
            char next = alphabet.charAt(random.nextInt(alphabet.length()));
            // What looks like a pattern by chance would make the example a placeholder.
            boolean twice = !text.isEmpty() && text.charAt(text.length() - 1) == next;
            if (!twice) {
                text.append(next);
            }
        }
        return text.toString();
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    String base62(int count) {
        return randomOf(BASE62, count);
    }

    static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String crc(String body) {
        return Encodings.base62(Encodings.crc32(body), 6);
    }

    private String withoutEdges(String alphabet, int count) {
        return base62(1) + randomOf(alphabet, count - 2) + base62(1);
    }

    private static String rest(String written) {
        return written.substring(written.indexOf(' ') + 1).replace("[", "{").replace("]", "}");
    }
}
