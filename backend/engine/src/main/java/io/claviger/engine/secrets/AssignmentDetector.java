package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Entropy;
import io.claviger.engine.secrets.judge.Shapes;
import io.claviger.engine.secrets.judge.Words;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name = value} around a word such as {@code password}, in the notations of code and configuration. Written
 * by hand, since these words are everywhere: a look costs a few dozen bytes.
 */
final class AssignmentDetector {

    private static final int LONGEST_NAME = 48;
    private static final int SHORTEST = 6;
    private static final int LONG_BASE64 = 32;
    /** More usual in passwords, and in code, than in keys. */
    private static final String SIGNS = "!@$%*";

    private static final String QUOTES = "\"'`";

    /** What a name of two words ends with. */
    private static final String[] REST = {" key", " token", " secret", " value"};

    private static final String BEGINNINGS = "ktsv";

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

    /** Endings of files in which a value needs no quotes. */
    private static final Set<String> PLAIN = Set.of(
            ("env properties yml yaml ini conf cfg config toml tfvars txt sh bash zsh dockerfile cnf xml netrc npmrc pypirc "
                            + "credentials log md http bat ps1 csv tsv pdf db sqlite sqlite3 ldif nmconnection eml mbox rtf adoc org dist "
                            + "example sample template bak old orig dump")
                    .split(" "));

    private AssignmentDetector() {}

    /**
     * Looks at one occurrence of a keyword.
     *
     * @return why there is no candidate, in words; {@code null} when one was added
     */
    static @Nullable String detect(SecretType type, Search search, int start, int end) {
        String text = search.window().text();
        int last = KeyNames.endWithin(text, start, end);
        if (last < end && !KeyNames.beginsWord(text, start)) {
            return "the keyword is part of another word";
        }
        return detectNamed(type, search, start, last, last < end);
    }

    /** @param usual whether so many names end in the word that the value of one has to be at random */
    private static @Nullable String detectNamed(SecretType type, Search search, int start, int end, boolean usual) {
        String text = search.window().text();
        if (!Character.isLetter(text.charAt(start)) && goesOn(text, end)) {
            return "the name goes on in another word";
        }
        int nameStart = nameStart(text, start);
        int nameEnd = nameEnd(text, end);
        boolean variable = text.startsWith("variable \"", nameStart - 10) && text.startsWith("\" {", nameEnd);
        if (variable && search.file().endsWith(".tf")) {
            return "what Terraform's variables have by default is read where they are undone, which knows the name";
        }
        if (addColumn(type, search, nameStart, nameEnd, start, end)) {
            return null;
        }
        Notation notation = Notation.of(text, nameStart, wordEnd(text, nameEnd));
        int[] before = notation.valueStart() < 0 ? AssignedValue.before(text, nameStart) : null;
        if (notation.valueStart() < 0 && before == null) {
            return "no value is assigned to the name";
        }
        String name = text.substring(nameStart, nameEnd);
        boolean qualified = nameStart > 1 && text.charAt(nameStart - 1) == ':' && text.charAt(nameStart - 2) == ':';
        if (qualified || HarmlessNames.has(name, start - nameStart, end - nameStart)) {
            return "the name speaks of something that is no secret";
        }
        int[] value = before != null ? before : value(notation, text, isPlain(name, search.file()));
        if (value == null || value[1] - value[0] < SHORTEST) {
            return "the value is an expression, or has no end nearby, or less than six characters";
        }
        boolean password = isPassword(type);
        String whole = text.substring(value[0], value[1]);
        String content = password ? whole : firstParameter(whole);
        boolean quoted = QUOTES.indexOf(text.charAt(value[0] - 1)) >= 0;
        if (!couldBe(type, name, content, quoted)) {
            return password
                    ? "the value is a word, prose, a path or a reference, without digits or signs"
                    : "the value is no random text of 16 characters or more";
        }
        if ((notation.loose() || usual && !password) && !isAtRandom(content)) {
            return "nothing but its place says that the value is the name's, and it is not at random";
        }
        search.found().add(new Candidate(type, value[0], value[0] + content.length(), Map.of()));
        return null;
    }

    /** Adds the values below a name that heads the column of a table; answers whether there are any. */
    private static boolean addColumn(SecretType type, Search search, int nameStart, int nameEnd, int start, int end) {
        String text = search.window().text();
        int before = search.found().size();
        Columns.find(text, nameStart, nameEnd, (headStart, headEnd, from, to) -> {
            String name = text.substring(headStart, headEnd);
            boolean harmless = HarmlessNames.has(name, start - headStart, end - headStart);
            if (to - from >= SHORTEST && !harmless && couldBe(type, name, text.substring(from, to), true)) {
                search.found().add(new Candidate(type, from, to, Map.of()));
            }
        });
        return search.found().size() > before;
    }

    private static boolean isPassword(SecretType type) {
        return "password".equals(type.recognition().detector());
    }

    private static boolean couldBe(SecretType type, String name, String value, boolean quoted) {
        return isPassword(type) ? couldBePassword(value) : couldBeKey(value, quoted) || isUuidOfClient(name, value);
    }

    /** Whether the last word of a name is none here, but for that there may be several of what it calls: {@code API_PATH}. */
    private static boolean goesOn(String text, int end) {
        int stop = KeyNames.sameCaseEnd(text, end);
        return stop > end && !(stop == end + 1 && (text.charAt(end) | 0x20) == 's');
    }

    private static int nameStart(String text, int keyword) {
        int at = keyword;
        while (at > 0 && keyword - at < LONGEST_NAME && AssignedValue.isName(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int nameEnd(String text, int keyword) {
        int at = keyword;
        while (at < text.length() && at - keyword < LONGEST_NAME && AssignedValue.isName(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where a name ends that goes on in another word, as in {@code Secret key: …}; a list of arguments is none. */
    private static int wordEnd(String text, int at) {
        if (at == text.length() || text.charAt(at) != ' ') {
            return at;
        }
        // Asked of each name, and most are followed by something else.
        if (at + 1 == text.length() || BEGINNINGS.indexOf(text.charAt(at + 1) | 0x20) < 0) {
            return at;
        }
        for (String word : REST) {
            int end = at + word.length();
            if (text.regionMatches(true, at, word, 0, word.length())
                    && (end < text.length() && ":|*`=".indexOf(text.charAt(end)) >= 0 || text.startsWith(" |", end))) {
                return end;
            }
        }
        return at;
    }

    private static int @Nullable [] value(Notation notation, String text, boolean plain) {
        return notation.closing() != 0
                ? AssignedValue.inner(text, notation.valueStart(), notation.closing())
                : AssignedValue.read(text, notation.valueStart(), notation.plain() || plain, notation.query());
    }

    /** A value without the other parameters of a form that is sent, such as {@code &expires_in=3600}. */
    private static String firstParameter(String value) {
        int ampersand = value.indexOf('&');
        return ampersand > 0 && value.indexOf('=', ampersand) > 0 ? value.substring(0, ampersand) : value;
    }

    private static boolean isPlain(String name, String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ending.isEmpty()
                || PLAIN.contains(ending)
                || file.startsWith(".env")
                || file.lastIndexOf('.') <= 0
                || name.equals(name.toUpperCase(Locale.ROOT));
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
        boolean random = digit || special || mixed && Shapes.isLettersAtRandom(value);
        return letter && random && Entropy.bits(value) >= 2.0;
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
    private static boolean isAtRandom(String value) {
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
