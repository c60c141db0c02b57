package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Entropy;
import io.claviger.engine.secrets.judge.Names;
import io.claviger.engine.secrets.judge.Words;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value without a form: letters and digits at random, of a length that keys and tokens have. Vendors change what theirs
 * look like without notice, so what stands behind a vendor's name and is called a key counts whatever its form.
 */
final class LooseValue {

    /** What is shorter is a key only when its own name says so. */
    static final int USUAL = 16;
    /** What is shorter is a key only when something says that it is one. */
    static final int LONG = 20;

    /** What says that a hash follows. */
    private static final List<String> HASHES = List.of("sha1=", "sha256=", "sha384=", "sha512=", "md5=");

    /** Of a program, perhaps with the time and the commit that it was made of. */
    private static final Pattern VERSION =
            Pattern.compile("v?[0-9]{1,4}\\.[0-9]{1,4}\\.(?:[0-9]{1,4}(?:[-+.]|$)|dev[0-9])");

    /** A name and what it is given. */
    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{1,40}=[A-Za-z_]");

    /** At the end of a path. */
    private static final Pattern COMMIT = Pattern.compile("/[0-9a-f]{40}$");

    private static final int SHORTEST = 12;
    private static final int SHORTEST_NAME = 6;
    /** Of a token that is kept in a database, before the token itself. */
    static final int LONGEST_NUMBER = 8;

    /** In a row before a value; a text may be of nothing else. */
    private static final int MOST_NAMES = 4;

    /** In lists of names of domains. */
    private static final String PUNYCODE = "xn--";

    private static final int LONGEST = 2_000;
    /** A part that says which kind of key it is, such as {@code sk}, may be a word. */
    private static final int LONGEST_MARK = 2;

    private LooseValue() {}

    /** Where a value ends that begins at an index, or -1 when there is none that is random. */
    static int end(String text, int from) {
        return end(text, from, MOST_NAMES);
    }

    /** @param names so many may stand before the value, each with a colon behind it */
    private static int end(String text, int from, int names) {
        if (isHash(text, from) || text.startsWith("//", from)) {
            return -1;
        }
        int at = from;
        int limit = Math.min(text.length(), from + LONGEST + 1);
        boolean plain = true;
        boolean dots = false;
        while (at < limit && (isPart(text.charAt(at)) || isJoint(text.charAt(at)))) {
            plain &= isPart(text.charAt(at));
            dots |= text.charAt(at) == '.';
            at++;
        }
        while (at > from && text.charAt(at - 1) == '.') {
            at--;
        }
        if (at < limit - 1 && isPart(text.charAt(at + 1)) && couldEndName(text, from, at)) {
            int second = names == 0 ? -1 : end(text, at + 1, names - 1);
            return second - at > USUAL && couldBeName(text.substring(from, at)) ? second : -1;
        }
        if (at - from < SHORTEST || at - from > LONGEST || goesOn(text, at)) {
            return -1;
        }
        String value = text.substring(from, at);
        if (value.contains(PUNYCODE)) {
            return -1;
        }
        boolean random = plain ? isRandom(value) : dots ? areRandom(value) : isBase64(value) || isPadded(value);
        return random ? at : -1;
    }

    private static boolean isHash(String text, int from) {
        if (from >= text.length() || text.charAt(from) != 's' && text.charAt(from) != 'm') {
            return false;
        }
        for (String name : HASHES) {
            if (text.startsWith(name, from)) {
                return true;
            }
        }
        return false;
    }

    /** Whether letters, digits and marks of the alphabet of URLs are at random. */
    static boolean isRandom(String value) {
        int digits = 0;
        int runs = 0;
        int letters = 0;
        boolean hex = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = isDigit(c);
            runs += digit && (i == 0 || !isDigit(value.charAt(i - 1))) ? 1 : 0;
            digits += digit ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            hex &= digit || (c | 0x20) >= 'a' && (c | 0x20) <= 'f' || c == '-';
        }
        if (value.length() < (digits == 0 ? LONG : SHORTEST) || letters < 2) {
            return false;
        }
        // Names have a number or two, such as base64 and Ed25519PublicKey.
        boolean numeric = value.length() >= USUAL && digits * 2 > value.length();
        boolean mixed = runs > 2 || numeric || !Words.read(value);
        int length = value.length();
        double least = hex ? length < LONG ? 2.6 : 3.0 : length < LONG ? 3.0 : length < LONG + LONG / 2 ? 3.2 : 3.5;
        return mixed && Entropy.bits(value) >= least && !Names.isName(value);
    }

    /** Whether a name may end here: before a colon, or before the bar that stands behind the number of a token. */
    private static boolean couldEndName(String text, int from, int at) {
        boolean number = text.charAt(at) == '|' && at > from && at - from <= LONGEST_NUMBER;
        for (int i = from; number && i < at; i++) {
            number = isDigit(text.charAt(i));
        }
        return number || text.charAt(at) == ':' && at - from >= SHORTEST_NAME;
    }

    /** Whether what stands before a colon and a key is who has it, rather than what it is: a number or at random. */
    private static boolean couldBeName(String value) {
        boolean digits = value.chars().allMatch(c -> isDigit((char) c));
        return digits || value.chars().allMatch(c -> isPart((char) c)) && isRandom(value);
    }

    /** Dots may be part of a key; a name, an address or an expression has words between them. */
    private static boolean areRandom(String value) {
        if (VERSION.matcher(value).lookingAt() || ARGUMENT.matcher(value).lookingAt()) {
            return false;
        }
        for (String part : value.split("\\.", -1)) {
            boolean alphabet = part.chars().allMatch(c -> isPart((char) c) || c == '=');
            boolean word = part.length() > LONGEST_MARK && !hasDigit(part) && Words.read(part);
            if (part.isEmpty() || !alphabet || word) {
                return false;
            }
        }
        return value.length() >= LONG && isRandom(value.replaceAll("[.=]", ""));
    }

    /** Base64 with its own marks, which a path has too: but a path is of words. */
    private static boolean isBase64(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '=') {
            end--;
        }
        if (end < LONG || value.length() - end > 3) {
            return false;
        }
        String digits = value.substring(0, end);
        if (COMMIT.matcher(digits).find()) {
            return false;
        }
        return !hasAny(digits, "=-_") && hasDigit(digits) && !Words.read(digits) && Entropy.bits(digits) >= 3.7;
    }

    /** The alphabet of URLs with equal signs in it, and not the name of a parameter and its value. */
    private static boolean isPadded(String value) {
        int name = value.indexOf('=');
        if (name < 0 || hasAny(value, "+/")) {
            return false;
        }
        long digits = value.substring(0, Math.max(0, name))
                .chars()
                .filter(c -> isDigit((char) c))
                .count();
        boolean named = name > 2 && digits < 2;
        return !named && value.length() >= LONG && isRandom(value.replace("=", ""));
    }

    private static boolean hasAny(String value, String signs) {
        for (int i = 0; i < signs.length(); i++) {
            if (value.indexOf(signs.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isDigit(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character is of the alphabet of URLs. */
    static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '-';
    }

    private static boolean isJoint(char c) {
        return c == '+' || c == '/' || c == '=' || c == '.';
    }

    /** Whether what follows makes it an expression, a path or a part of something longer. */
    private static boolean goesOn(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean basic = at < text.length() && text.charAt(at) == ':' && next <= ' ';
        boolean escape = at < text.length() && text.charAt(at) == '\\' && "nrt\"'".indexOf(next) >= 0;
        return at < text.length() && !basic && !escape && "([{:@%$\\".indexOf(text.charAt(at)) >= 0;
    }
}
