package io.claviger.engine.secrets.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that stand for a secret and are none. */
public final class Placeholders {

    /** Longer than any that a random value is likely to hold by chance. */
    private static final List<String> WORDS = words("""
        example sample changeme change-me change_me placeholder dummy your_ your-
        yourtoken yourkey yourpass yoursecret youraccesskey replace_ replace- replaceme insert_ insert- inserthere redacted
        xxxx **** .... ____ todo fixme notreal not-real not_real notsosecret foobar deadbeef cafebabe lorem mysecret
        my-secret my_secret mypassword my-password my_password mytoken my-token my_token my_api my-api myapikey secret_key
        secret-key secretkey client_secret access_token refresh_token some_ some- tokenhere keyhere goeshere yourpersonal _here -here
        0-9a-z a-z0-9 a-za-z supersecret qwerty asdfgh\
        """);

    /** Passwords that tell nobody anything, wherever they stand. */
    private static final Set<String> TRIVIAL = Set.copyOf(words("""
        pw p@ssw0rd passw0rd token testing tests username guest default postgres mysql mongo mongodb redis
        rabbitmq oracle sa letmein none null nil undefined true false empty blank unset unused changeit changeme hunter2 foo
        bar baz abc abc123 123 1234 12345 123456 1234567 key value string hidden secure pass minioadmin docker vagrant toor
        demo key-here mypass my-pass mypwd s3cret s3cr3t secr3t p4ssw0rd pa55word three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen twenty wrong correct right other new old name login me myuser app xyzzy
        argon2id argon2 bcrypt scrypt pbkdf2 sha256 sha512\
        """));

    /** Notations that put another text here: templates, and the joining of strings. */
    private static final List<String> TEMPLATES =
            List.of("${", "{{", "}}", "$(", "#{", "<%", "%(", "%s", "...", "\" +", "' +", "+ \"", "+ '", "\" .", "' .");

    private static final Pattern ALMOST_TRIVIAL = Pattern.compile(
            "(?:password|passwd|passwort|pass|pwd|secret|secure|test|testing|demo|user|username|admin|administrator|root|my|your|the|some"
                    + "|super|strong|very|default|db|database|new|old|temp|guest|hello|foo|bar|123|_|-){1,6}[0-9!_.-]{0,4}");

    /** Says that it is a password, and perhaps whose. */
    private static final Pattern NAMED = Pattern.compile("[a-z_-]{0,12}(?:password|passwd|passwort)[0-9]{0,4}");

    /** Says what should stand here, in capitals. */
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]{2,20}(?:[_-][A-Z]{2,20}){1,5}");

    private static final Pattern PROSE =
            Pattern.compile("(?:[a-z0-9_.-]{1,40}:)?[A-Za-z']{1,20}(?: [A-Za-z']{1,20}){2,12}[.!?]?");

    private static final int COUNTS = 8;
    private static final int SHORTEST_KEY = 16;

    private static final List<String> MEANINGS =
            List.of("PASS", "PWD", "SECRET", "TOKEN", "KEY", "VALUE", "USER", "CREDENTIAL");

    private Placeholders() {}

    /** Why a value is a placeholder, in words, or nothing when it looks real. */
    public static Optional<String> reason(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (isVariable(value)) {
            return Optional.of("a variable or template, not a value");
        }
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return Optional.of("contains '" + word + "'");
            }
        }
        if (CAPITALS.matcher(value).matches() && MEANINGS.stream().anyMatch(value::contains)) {
            return Optional.of("says in capitals what should stand here");
        }
        if (isRepeated(value)) {
            return Optional.of("repeats a few characters");
        }
        if (isSequence(value) || countsOn(lower)) {
            return Optional.of("a sequence of characters");
        }
        return isEncodedProse(value)
                ? Optional.of("base64 of words that say what should stand here")
                : Optional.empty();
    }

    /** Whether a value is the base64 of several words, perhaps behind a name and a colon, or of a word that everyone tries first. */
    private static boolean isEncodedProse(String value) {
        String text = value.length() % 4 == 0 && value.length() >= SHORTEST_KEY ? Encodings.base64Text(value) : null;
        return text != null && (PROSE.matcher(text).matches() || Words.areText(text) && isTrivial(text));
    }

    /** Whether a password is a word that everyone tries first. */
    public static boolean isTrivial(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String plain = lower.replace('@', 'a')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's')
                .replace('3', 'e');
        return TRIVIAL.contains(lower)
                || ALMOST_TRIVIAL.matcher(lower).matches()
                || ALMOST_TRIVIAL.matcher(plain).matches()
                || NAMED.matcher(lower).matches()
                || password.chars().noneMatch(c -> c < 0x7F && Character.isLetterOrDigit(c));
    }

    /** Whether a host is one that documentation or a developer's own machine uses. */
    static boolean isLocalOrExample(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.isEmpty()
                || lower.equals("localhost")
                || lower.startsWith("127.")
                || lower.equals("0.0.0.0")
                || lower.startsWith("[")
                || lower.startsWith("example.")
                || lower.contains(".example.")
                || lower.endsWith(".example")
                || lower.endsWith(".test")
                || lower.endsWith(".invalid")
                || lower.endsWith(".localhost")
                || lower.contains("bogus")
                || lower.equals("host")
                || lower.equals("hostname")
                || lower.equals("server");
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static boolean isVariable(String value) {
        int length = value.length();
        char first = value.charAt(0);
        char last = value.charAt(length - 1);
        boolean dollar = first == '$'
                && length > 1
                && (Character.isLetter(value.charAt(1)) || "({_".indexOf(value.charAt(1)) >= 0);
        boolean enclosed = first == '<' && value.indexOf('>') > 0
                || first == '{' && last == '}'
                || first == '[' && last == ']'
                || first == '(' && last == ')'
                || first == '@' && last == '@'
                || first == '%' && (last == '%' || length <= 3);
        return dollar
                || enclosed
                || value.indexOf('{') >= 0 && value.indexOf('}') >= 0
                || TEMPLATES.stream().anyMatch(value::contains);
    }

    /** One character six times in a row, or fewer different characters than a random value of the length would have. */
    private static boolean isRepeated(String value) {
        int run = 1;
        long low = 0;
        long high = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            run = i > 0 && value.charAt(i - 1) == c ? run + 1 : 1;
            if (run >= 6) {
                return true;
            }
            if (c < 64) {
                low |= 1L << c;
            } else if (c < 128) {
                high |= 1L << (c - 64);
            }
        }
        int different = Long.bitCount(low) + Long.bitCount(high);
        return value.length() >= 16 ? different <= 5 : value.length() >= 6 && different <= 2;
    }

    /** Whether half of the value or more counts up or down by one; of a short one or a number most, since a few do so by chance. */
    private static boolean isSequence(String value) {
        if (value.length() < 6) {
            return false;
        }
        int steps = 0;
        for (int i = 1; i < value.length(); i++) {
            int step = value.charAt(i) - value.charAt(i - 1);
            if (step == 1 || step == -1) {
                steps++;
            }
        }
        boolean few = value.length() < 16 || value.chars().allMatch(Character::isDigit);
        return few ? steps * 4 >= (value.length() - 1) * 3 : steps * 2 >= value.length();
    }

    /** Whether eight characters or more count up or down in a row, and the rest is no key by itself. */
    private static boolean countsOn(String value) {
        int counted = 0;
        int run = 1;
        int direction = 0;
        for (int i = 1; i <= value.length(); i++) {
            int step = i < value.length() ? step(value.charAt(i - 1), value.charAt(i)) : 0;
            if (step != 0 && step == direction) {
                run++;
                continue;
            }
            counted += run >= COUNTS ? run : 0;
            run = step == 0 ? 1 : 2;
            direction = step;
        }
        return counted > 0 && value.length() - counted < SHORTEST_KEY;
    }

    /** 1 or -1 where a character follows another in the alphabet or among the digits, in a circle. */
    private static int step(char from, char to) {
        int step = to - from;
        boolean around = from == '9' && to == '0' || from == '0' && to == '9';
        return around ? -Integer.signum(step) : Math.abs(step) == 1 ? step : 0;
    }
}
