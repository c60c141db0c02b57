package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Entropy;
import io.claviger.engine.secrets.judge.Shapes;
import io.claviger.engine.secrets.judge.Words;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a value that is assigned to a name could be the password or the key that the name says it is. */
final class AssignedContent {

    private static final int LONG_BASE64 = 32;
    /** More usual in passwords, and in code, than in keys. */
    private static final String SIGNS = "!@$%*";

    /** A member of something, or a path. */
    private static final Pattern MEMBER =
            Pattern.compile("[A-Za-z_][A-Za-z_0-9]{0,60}(?:[./:][A-Za-z_][A-Za-z_0-9-]{0,60}){1,8}");

    private static final Pattern JOINED = Pattern.compile("[A-Za-z]{2,20}(?:[_-][A-Za-z]{2,20}){1,8}[0-9]{0,2}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,8}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.+Z-]{3,20}");

    /** How names end whose value may be a UUID. */
    private static final List<String> UUIDS =
            List.of("clientsecret", "apisecret", "apikey", "apitoken", "accesstoken", "authtoken", "secretkey");

    /** Names without more whose value may be a UUID. */
    private static final Set<String> UUIDS_ALONE = Set.of("token", "secret");

    /** Numbers between letters, twice. */
    private static final Pattern INTERLEAVED =
            Pattern.compile("[A-Za-z]{1,12}+[0-9]{1,12}+[A-Za-z]{1,12}+[0-9]{1,12}+[A-Za-z]");

    private AssignedContent() {}

    static boolean isPassword(SecretType type) {
        return "password".equals(type.recognition().detector());
    }

    /** Whether a value of a name could be a secret of a type: a password, or something at random. */
    static boolean couldBe(SecretType type, String name, String value, boolean quoted) {
        return isPassword(type) ? couldBePassword(value) : couldBeKey(value, quoted) || isUuidOfClient(name, value);
    }

    /** Two kinds of characters at least, and nothing that is prose, a path, a name or an expression. */
    private static boolean couldBePassword(String value) {
        if (value.length() > 128 || value.startsWith("0x") || hasSpace(value) || looksLikeReference(value)) {
            return false;
        }
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().anyMatch(Character::isLetter);
        // What ends with a mark of punctuation, and has no other, is prose.
        boolean special = value.chars().limit(value.length() - 1L).anyMatch(c -> "!@#$%^&*+=?~".indexOf(c) >= 0);
        boolean mixed = value.chars().skip(1).anyMatch(Character::isUpperCase)
                && value.chars().anyMatch(Character::isLowerCase);
        boolean random = digit || special || mixed && Shapes.isLettersAtRandom(value, 0, lettersEnd(value));
        return letter && random && Entropy.bits(value) >= 2.0;
    }

    /** Where the letters end before the marks that a value ends with. */
    private static int lettersEnd(String value) {
        int end = value.length();
        while (end > 0 && "!?#*".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Long, of few kinds of characters, and random. */
    private static boolean couldBeKey(String value, boolean quoted) {
        boolean reference = looksLikeReference(value) && !couldBeBase64(value);
        // Without quotes it begins a comment, or the part of a page.
        String signs = (quoted ? "+/=_-.~#" + SIGNS : "+/=_-.~") + (isBehindId(value) ? ":" : "");
        if (value.length() < 16 || reference || isUuid(value)) {
            return false;
        }
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            if (c > 126 || !Character.isLetterOrDigit(c) && signs.indexOf(c) < 0) {
                return false;
            }
        }
        boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        boolean random = digits >= 2 || Shapes.isLettersAtRandom(value);
        return random && letters >= 2 && Entropy.bits(value) >= (hex ? 2.8 : isMixed(value) ? 4 : 3.4);
    }

    /** Whether a key has what it is known by before it, and a colon in between. */
    private static boolean isBehindId(String value) {
        int colon = value.indexOf(':');
        return colon > 0 && value.indexOf(':', colon + 1) < 0 && LooseValue.end(value, 0) == value.length();
    }

    private static boolean isMixed(String value) {
        return value.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
    }

    /** No word with a number, nor several. */
    static boolean isAtRandom(String value) {
        boolean sign = value.chars().anyMatch(c -> "!@#$%^&*+=?~".indexOf(c) >= 0);
        boolean brief = value.length() < LooseValue.USUAL
                && (!Words.read(value) || INTERLEAVED.matcher(value).lookingAt());
        boolean pointer = value.charAt(0) == '*';
        return !pointer && (sign || brief || LooseValue.end(value, 0) == value.length());
    }

    /** Base64 may have the form of a path. */
    private static boolean couldBeBase64(String value) {
        return value.length() >= LONG_BASE64 && LooseValue.end(value, 0) == value.length();
    }

    private static boolean looksLikeReference(String value) {
        char first = value.charAt(0);
        return first == '/'
                || first == '#' && value.startsWith("#/")
                || first == '.'
                || first == '-'
                || first == '&' && value.length() > 1
                || first == '!' && value.chars().skip(1).allMatch(Character::isLetter)
                || value.startsWith("arn:")
                || value.contains("://")
                || value.contains("->")
                || value.contains("::")
                || value.contains("()")
                || value.contains("\\")
                || isMarked(value) && looksLikeNames(value);
    }

    /** Whether it has a mark that stands between names, or in a time. */
    private static boolean isMarked(String value) {
        for (int i = 1; i < value.length(); i++) {
            if ("./:_-".indexOf(value.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeNames(String value) {
        return MEMBER.matcher(value).matches()
                || JOINED.matcher(value).matches()
                || CONSTANT.matcher(value).matches() && Words.read(value)
                || TIME.matcher(value).matches();
    }

    /** A UUID is an identifier, unless it is called the key of an interface or the secret of a client. */
    private static boolean isUuidOfClient(String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
        return isUuid(value) && (UUIDS_ALONE.contains(plain) || UUIDS.stream().anyMatch(plain::endsWith));
    }

    private static boolean isUuid(String value) {
        return Uuid.is(value, 0, value.length());
    }

    private static boolean hasSpace(String value) {
        return value.chars().anyMatch(c -> c <= ' ' || c > 126);
    }
}
