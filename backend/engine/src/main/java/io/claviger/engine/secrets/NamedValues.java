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
    private static final int CASES = Tokens.LARGE | Tokens.SMALL;

    private static final int[] NONE = {};
    private static final int BLOCK = 256;
    private static final int LONGEST_NAME = 48;
    private static final int LONGEST_GAP = 24;
    private static final int HOPS = 3;
    private static final List<String> SECRETS = words(
            "key token secret pass pwd auth bearer basic credential signature license licence webhook session cookie"
                    + " jwt");
    private static final List<String> IDENTIFIERS =
            words("user client account app login mail project tenant org site domain instance merchant public team");
    private static final List<String> HARMLESS =
            words("hash sha1 sha256 sha512 md5 integrity checksum digest etag revision commit resolved"
                    + " changetoken actiontoken nexttoken pagetoken requesttoken continuationtoken synctoken");
    /** Names of types, and what else stands between a name and its value; the last begins what Jenkins keeps. */
    private static final List<String> TYPES =
            words("s str string text varchar const secretstring value default val data content aqaaabaaa android body");

    private final byte[] bytes;
    private final String text;
    private final Tokens tokens;
    /** Two numbers a value, by block: its beginning times sixteen plus what is known of it, and the end of what is random in it. */
    private final int[][] blocks;
    /** Whether a block that was read has a value that is as random as a secret. */
    private final boolean[] random;

    /** Blocks from the one on, before the other, are known to have no values. */
    private int emptyFrom;

    private int emptyTo;

    /** Of a text that is at hand both as bytes and with a character a byte. */
    NamedValues(byte[] bytes, String text) {
        this.bytes = bytes;
        this.text = text;
        this.tokens = new Tokens(bytes, text.length());
        this.blocks = new int[text.length() / BLOCK + 1][];
        this.random = new boolean[blocks.length];
    }

    /** Hears of each value. */
    @FunctionalInterface
    interface Sink {
        /** @param end of what is random from the start on; -1 when nothing is */
        void value(int start, int flags, int end);
    }

    void forEach(int from, int to, Sink sink) {
        int first = Math.max(0, from);
        int last = Math.min(text.length() - 1, to);
        for (int block = first / BLOCK; first <= last && block <= last / BLOCK; block++) {
            int[] values = values(block);
            for (int i = 0; i < values.length; i += 2) {
                int start = values[i] >> FLAGS;
                if (start >= first && start <= last) {
                    sink.value(start, values[i] & (1 << FLAGS) - 1, values[i + 1]);
                }
            }
        }
    }

    /** Hears of each that is as random as a secret. */
    void forEachRandom(int from, int to, Sink sink) {
        int first = Math.max(0, from);
        int last = Math.min(text.length() - 1, to);
        for (int block = first / BLOCK; first <= last && block <= last / BLOCK; block++) {
            values(block);
            if (random[block]) {
                forEach(Math.max(first, block * BLOCK), Math.min(last, (block + 1) * BLOCK - 1), (at, flags, stop) -> {
                    if ((flags & RANDOM) != 0) {
                        sink.value(at, flags, stop);
                    }
                });
            }
        }
    }

    /** Whether there is surely none between two indexes; it takes no more than a look at some blocks. */
    boolean areNone(int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(text.length() - 1, to);
        if (first > last) {
            return true;
        }
        // Asked by each type of each name, and names stand side by side.
        boolean follows = first / BLOCK >= emptyFrom && first / BLOCK <= emptyTo;
        emptyFrom = follows ? emptyFrom : first / BLOCK;
        emptyTo = follows ? emptyTo : emptyFrom;
        while (emptyTo * BLOCK <= last && values(emptyTo).length == 0) {
            emptyTo++;
        }
        return emptyTo * BLOCK > last;
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
        for (int at = tokens.next(Math.max(1, from), to); at < to; ) {
            int end = tokens.end(at);
            int flags = couldBeValue(at, end) ? flags(at) : 0;
            if (flags != 0) {
                int stop = (flags & (SECRET | ARGUMENT)) == 0 ? -1 : LooseValue.end(text, at);
                found = count == found.length ? Arrays.copyOf(found, count * 2 + 8) : found;
                found[count++] = at << FLAGS | flags | (stop > 0 ? RANDOM : 0);
                found[count++] = stop;
                random[from / BLOCK] |= stop > 0;
            }
            at = tokens.next(end, to);
        }
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }

    private int flags(int at) {
        int named = speaksOf(at);
        boolean argument = (named & SECRET) == 0 && isQuote(text.charAt(at - 1)) && Calls.opens(text, at - 1);
        return argument ? named | ARGUMENT : named;
    }

    /** Long enough, and with a digit or letters that are no words. */
    private boolean couldBeValue(int start, int end) {
        if (end - start < Tokens.SHORTEST) {
            return false;
        }
        int kinds = tokens.kinds(start, end);
        if ((kinds & Tokens.DIGIT) != 0) {
            return true;
        }
        // What has marks between letters of one case, or other characters, is a name or a member.
        boolean name = (kinds & Tokens.OTHER) != 0 || (kinds & Tokens.MARK) != 0 && (kinds & CASES) != CASES;
        return !name && Shapes.isLettersAtRandom(text, start, end);
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
        while (at > 0 && from - at < LONGEST_GAP && (Tokens.isSeparator(bytes[at - 1]) || isDash(at - 1))) {
            at--;
        }
        return at;
    }

    /** A dash between a name and its value, as in {@code token - 'x'} and {@code token -> 'x'}; or the sign of a literal. */
    private boolean isDash(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 'x';
        if (text.charAt(at) == '@' && next == '"' || text.charAt(at) == '-' && at > 0 && text.charAt(at - 1) == ':') {
            return true;
        }
        return text.charAt(at) == '-' && at > 0 && (next == '>' || next == ' ' && text.charAt(at - 1) == ' ');
    }

    private static int speaksOf(String name) {
        if (name.equals("-u") || name.equals("--user")) {
            return SECRET | IDENTIFIER;
        }
        if (name.equals("-k") || name.equals("-t")) {
            return SECRET;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (isHash(lower)) {
            return 0;
        }
        boolean id = lower.endsWith("id") && (lower.length() == 2 || !lower.endsWith("bid"));
        if (!id
                && (hasAny(lower, SECRETS)
                        || endsWithWord(lower, "pat")
                        || endsWithWord(lower, "api")
                        || isShort(lower))) {
            return SECRET;
        }
        return id || hasAny(lower, IDENTIFIERS) ? IDENTIFIER : 0;
    }

    /** An access key and its secret key, as some vendors call them. */
    private static boolean isShort(String name) {
        return endsWithWord(name, "ak") || endsWithWord(name, "sk");
    }

    /** Whether a name, in lower case, is that of a hash, or of a token that opens nothing. */
    static boolean isHash(String name) {
        return hasAny(name, HARMLESS);
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
