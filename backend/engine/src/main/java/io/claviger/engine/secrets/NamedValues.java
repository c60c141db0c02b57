package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The values of a window that stand behind a name which speaks of a secret or an identifier, such as {@code apiKey},
 * {@code Authorization: Bearer} or {@code ?token=}. A vendor's name close by says whose they are. Each block of the window
 * is read once, when it is first asked for, whatever the number of types that ask.
 */
final class NamedValues {

    /** The name speaks of a secret. */
    static final int SECRET = 1;
    /** The name speaks of an identifier, such as a client or an account. */
    static final int IDENTIFIER = 2;
    /** It is handed over in quotes to a call that opens or makes something; who is called is not known. */
    static final int ARGUMENT = 4;
    /** As random as a secret, whatever its form. */
    static final int RANDOM = 8;

    private static final int FLAGS = 4;

    private static final int[] NONE = {};
    private static final int BLOCK = 1024;
    private static final int SHORTEST = 8;
    private static final int LONGEST_NAME = 48;
    private static final int LONGEST_GAP = 12;
    private static final int HOPS = 3;
    private static final String SEPARATORS = " \t\r\n\"'`=:,>(|[]{<&?;*\\";
    private static final List<String> SECRETS = words(
            "key token secret pass pwd auth bearer basic credential signature license licence webhook session cookie"
                    + " jwt");
    private static final List<String> IDENTIFIERS =
            words("user client account app login mail project tenant org site domain instance merchant public team");
    private static final List<String> HARMLESS =
            words("hash sha1 sha256 sha512 md5 integrity checksum digest etag revision commit resolved");
    /** Names of types, and what else stands between a name and its value; the last begins what Jenkins keeps. */
    private static final List<String> TYPES =
            words("str string text varchar const secretstring value default val data aqaaabaaa");

    private final String text;
    /** Positions times sixteen plus what is known of them, by block. */
    private final int[][] blocks;

    NamedValues(String text) {
        this.text = text;
        this.blocks = new int[text.length() / BLOCK + 1][];
    }

    /** Hears of each value. */
    @FunctionalInterface
    interface Sink {
        void value(int start, int flags);
    }

    void forEach(int from, int to, Sink sink) {
        int first = Math.max(0, from);
        int last = Math.min(text.length() - 1, to);
        for (int block = first / BLOCK; first <= last && block <= last / BLOCK; block++) {
            for (int value : values(block)) {
                int start = value >> FLAGS;
                if (start >= first && start <= last) {
                    sink.value(start, value & (1 << FLAGS) - 1);
                }
            }
        }
    }

    /** Whether there is surely none between two indexes; it takes no more than a look at some blocks. */
    boolean areNone(int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(text.length() - 1, to);
        for (int block = first / BLOCK; first <= last && block <= last / BLOCK; block++) {
            if (values(block).length > 0) {
                return false;
            }
        }
        return true;
    }

    private int[] values(int block) {
        int[] values = blocks[block];
        if (values == null) {
            values = read(block * BLOCK, Math.min(text.length(), (block + 1) * BLOCK));
            blocks[block] = values;
        }
        return values;
    }

    private int[] read(int from, int to) {
        int[] found = NONE;
        int count = 0;
        for (int at = Math.max(1, from); at < to; at++) {
            if (isSeparator(text.charAt(at - 1)) && !isSeparator(text.charAt(at)) && couldBeValue(at)) {
                int flags = flags(at);
                if (flags != 0) {
                    found = count == found.length ? Arrays.copyOf(found, count * 2 + 8) : found;
                    found[count++] = at << FLAGS | flags;
                }
            }
        }
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }

    private int flags(int at) {
        int named = speaksOf(at);
        if ((named & SECRET) == 0 && isQuote(text.charAt(at - 1)) && Calls.opens(text, at - 1)) {
            named |= ARGUMENT;
        }
        return named == 0 || named == IDENTIFIER ? named : named | (LooseValue.end(text, at) > 0 ? RANDOM : 0);
    }

    /** Long enough, and with a digit or letters that are no words. */
    private boolean couldBeValue(int start) {
        boolean digit = false;
        int at = start;
        int limit = Math.min(text.length(), start + 64);
        while (at < limit && !isSeparator(text.charAt(at))) {
            digit |= text.charAt(at) >= '0' && text.charAt(at) <= '9';
            at++;
        }
        return digit && at - start >= SHORTEST || !digit && Shapes.isLettersAtRandom(text.substring(start, at));
    }

    /** Looks through names of types, and through {@code value} to the name of the variable that has it. */
    int speaksOf(int start) {
        int at = start;
        for (int hop = 0; hop < HOPS; hop++) {
            int end = nameEnd(at);
            int begin = end;
            while (begin > 0 && end - begin < LONGEST_NAME && isName(text.charAt(begin - 1))) {
                begin--;
            }
            boolean path = begin > 1 && text.charAt(begin - 1) == '/' && text.charAt(begin - 2) != '<';
            if (begin == end || path) {
                return 0;
            }
            String name = text.substring(begin, end);
            if (!TYPES.contains(name.toLowerCase(Locale.ROOT))) {
                return speaksOf(name);
            }
            at = begin;
        }
        return 0;
    }

    private int nameEnd(int from) {
        int at = from;
        while (at > 0 && from - at < LONGEST_GAP && (isSeparator(text.charAt(at - 1)) || isDash(at - 1))) {
            at--;
        }
        return at;
    }

    /** A dash between a name and its value, as in {@code token - 'x'} and {@code token -> 'x'}. */
    private boolean isDash(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 'x';
        return text.charAt(at) == '-' && at > 0 && (next == '>' || next == ' ' && text.charAt(at - 1) == ' ');
    }

    private static int speaksOf(String name) {
        if (name.equals("-u") || name.equals("--user")) {
            return SECRET | IDENTIFIER;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (hasAny(lower, HARMLESS)) {
            return 0;
        }
        boolean id = lower.endsWith("id") && (lower.length() == 2 || !lower.endsWith("bid"));
        if (!id && (hasAny(lower, SECRETS) || endsWithWord(lower, "pat") || endsWithWord(lower, "api"))) {
            return SECRET;
        }
        return id || hasAny(lower, IDENTIFIERS) ? IDENTIFIER : 0;
    }

    private static boolean hasAny(String name, List<String> words) {
        for (String word : words) {
            if (name.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithWord(String name, String word) {
        int before = name.length() - word.length() - 1;
        return name.endsWith(word) && (before < 0 || "_.-".indexOf(name.charAt(before)) >= 0);
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isName(char c) {
        return AssignedValue.isName(c) || c == '$';
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
