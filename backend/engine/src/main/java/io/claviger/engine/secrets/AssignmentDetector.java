package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name = value} around a word such as {@code password}, in the notations of code and configuration. Written
 * by hand, since these words are everywhere: a look costs a few dozen bytes.
 */
final class AssignmentDetector {

    private static final int LONGEST_NAME = 48;
    private static final int SHORTEST = 6;
    private static final String QUOTES = "\"'`";

    /** What a name of two words ends with. */
    private static final String[] REST = {" key", " token", " secret", " value"};

    private static final String BEGINNINGS = "ktsv";

    /** Endings of files in which a value needs no quotes. */
    private static final Set<String> PLAIN = Set.of(
            ("env properties yml yaml ini conf cfg config toml tfvars txt sh bash zsh dockerfile cnf xml netrc npmrc pypirc "
                            + "credentials log md http bat ps1 csv tsv pdf db sqlite sqlite3 ldif nmconnection eml mbox rtf adoc org dist "
                            + "example sample template bak old orig dump cred creds")
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
        if (last < end && !KeyNames.beginsHump(text, start)) {
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
        String whole = text.substring(value[0], value[1]);
        String content = AssignedContent.isPassword(type) ? whole : firstParameter(whole);
        String why =
                whyNot(type, name, content, QUOTES.indexOf(text.charAt(value[0] - 1)) >= 0, notation.loose(), usual);
        if (why == null) {
            search.found().add(new Candidate(type, value[0], value[0] + content.length(), Map.of()));
        }
        return why;
    }

    private static @Nullable String whyNot(
            SecretType type, String name, String content, boolean quoted, boolean loose, boolean usual) {
        boolean password = AssignedContent.isPassword(type);
        if (!AssignedContent.couldBe(type, name, content, quoted)) {
            return password
                    ? "the value is a word, prose, a path or a reference, without digits or signs"
                    : "the value is no random text of 16 characters or more";
        }
        boolean random = !loose && (!usual || password) || AssignedContent.isAtRandom(content);
        return random ? null : "nothing but its place says that the value is the name's, and it is not at random";
    }

    /** Adds the values below a name that heads the column of a table; answers whether there are any. */
    private static boolean addColumn(SecretType type, Search search, int nameStart, int nameEnd, int start, int end) {
        String text = search.window().text();
        int before = search.found().size();
        Columns.find(text, nameStart, nameEnd, (headStart, headEnd, from, to) -> {
            String name = text.substring(headStart, headEnd);
            boolean harmless = HarmlessNames.has(name, start - headStart, end - headStart);
            if (to - from >= SHORTEST
                    && !harmless
                    && AssignedContent.couldBe(type, name, text.substring(from, to), true)) {
                search.found().add(new Candidate(type, from, to, Map.of()));
            }
        });
        return search.found().size() > before;
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
}
