package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Entropy;
import io.claviger.engine.secrets.judge.Shapes;
import io.claviger.engine.secrets.judge.Words;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value that is too short for a {@link LooseValue}, or holds signs, or nothing but digits or letters. It is a key only
 * where a vendor's name and a word for keys stand directly before it, and it ends with a quote, its element or its line.
 */
final class CalledValue {

    private static final int SHORTEST = 8;
    private static final int SHORTEST_WITH_SIGNS = 16;
    private static final int LONGEST = 128;
    private static final String SIGNS = "!@#$%^&*?~_+=/.:;,|-";
    /** Of these what stands in no other value, and in no URL. */
    private static final String ODD = "!#^*~";
    /** Fewer digits are numbers of something. */
    private static final int FEWEST_DIGITS = 10;

    private static final int FEWEST_LETTERS = 16;
    /** What tells those who judge that it is called a key, whatever it looks like. */
    static final Map<String, String> AS_KEY = Map.of(Shapes.CALLED, "key");

    /** A point in time, in seconds or thousandths of them. */
    private static final Pattern TIME = Pattern.compile("1[0-9]{9}(?:[0-9]{3})?");

    private static final String[] KEYS = {"key", "token", "secret", "pass", "pat", "auth", "credential"};

    private CalledValue() {}

    /** Where a value ends, or -1; its name goes on from where the vendor's ends to where the value begins. */
    static int end(String text, int nameEnd, int from) {
        if (!isCalledKey(text.substring(nameEnd, from))) {
            return -1;
        }
        char before = text.charAt(from - 1);
        boolean quoted = before == '"' || before == '\'' || before == '`';
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && isPart(text.charAt(at))) {
            at++;
        }
        String endings = quoted ? String.valueOf(before) : before == '>' ? "<\r\n" : "\"'`\r\n";
        boolean ends = at == text.length() || endings.indexOf(text.charAt(at)) >= 0;
        return ends && isKey(text.substring(from, at)) ? at : -1;
    }

    /** Whether a value in quotes, that begins at an index, does not end where what is at random does. */
    static boolean goesOn(String text, int from, int stop) {
        boolean quoted = "\"'`".indexOf(text.charAt(from - 1)) >= 0;
        return quoted && stop < text.length() && ODD.indexOf(text.charAt(stop)) >= 0;
    }

    private static boolean isPart(char c) {
        return c < 0x7F && Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
    }

    /** Whether what stands between a vendor's name and a value says that it is a key. */
    static boolean isCalledKey(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : KEYS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areDigitsOfKey(String value) {
        return value.length() >= FEWEST_DIGITS
                && value.chars().distinct().count() >= FEWEST_DIGITS / 2
                && !TIME.matcher(value).matches();
    }

    private static boolean isKey(String value) {
        int length = value.length();
        int digits = 0;
        int runs = 0;
        int letters = 0;
        boolean before = false;
        for (int i = 0; i < length; i++) {
            boolean digit = Character.isDigit(value.charAt(i));
            runs += digit && !before ? 1 : 0;
            digits += digit ? 1 : 0;
            letters += Character.isLetter(value.charAt(i)) ? 1 : 0;
            before = digit;
        }
        if (digits == length) {
            return areDigitsOfKey(value);
        }
        if (letters == length) {
            return length >= FEWEST_LETTERS && Entropy.bits(value) >= 3 && !Words.read(value);
        }
        if (value.contains("::") || value.contains("//") || letters < 2 || runs < 2) {
            return false;
        }
        boolean signs = digits + letters < length;
        return signs
                ? length >= SHORTEST_WITH_SIGNS && Entropy.bits(value) >= 3.5 && !Words.read(value)
                : length >= SHORTEST && Entropy.bits(value) >= 2.7;
    }
}
