package io.claviger.engine.secrets;

import java.util.Arrays;

/** What stands between separators in a text, as far as it is long enough for a value. */
final class Tokens {

    static final int SHORTEST = 8;
    /** What is longer is a value if its beginning is. */
    private static final int READ = 64;

    private static final boolean[] SEPARATORS = separators(" \t\r\n\"'`=:,>(|[]{<&?;*\\");

    static final int DIGIT = 1;
    static final int LARGE = 2;
    static final int SMALL = 4;
    /** What base64 has besides. */
    static final int MARK = 8;

    static final int OTHER = 16;

    private static final byte[] KINDS = kinds();

    private final byte[] bytes;
    private final int length;

    /** @param length how many of the bytes are the text */
    Tokens(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * Where the next token begins that is long enough for a value, or the end when none does. Most are shorter, so each is
     * read from where it would be long enough.
     */
    int next(int from, int to) {
        int start = from;
        if (!isSeparator(bytes[from - 1])) {
            start = endOfPart(from, to);
        }
        int last = Math.min(to, length - SHORTEST + 1);
        while (true) {
            while (start < last && isSeparator(bytes[start])) {
                start++;
            }
            if (start >= last) {
                return to;
            }
            int at = start + SHORTEST - 1;
            while (at > start && !isSeparator(bytes[at])) {
                at--;
            }
            if (at == start) {
                return begin(start, from);
            }
            start = at + 1;
        }
    }

    /** A token begins behind the sign of a default as shells write it, {@code ${NAME:-value}}, and with a number before it. */
    private int begin(int start, int from) {
        if (bytes[start - 1] == ':' && bytes[start] == '-') {
            return start + 1;
        }
        int number = start - 1;
        if (bytes[number] == ':' || bytes[number] == '|') {
            while (number > from && start - number <= LooseValue.LONGEST_NUMBER + 1 && isDigit(bytes[number - 1])) {
                number--;
            }
        }
        return number < start - 1 && isSeparator(bytes[number - 1]) ? number : start;
    }

    /** Where a token ends; one that begins with a number and a colon has both. */
    int end(int start) {
        int at = endOfPart(start, start + READ);
        boolean number = at - start <= LooseValue.LONGEST_NUMBER
                && at < length - 1
                && (bytes[at] == ':' || bytes[at] == '|')
                && !isSeparator(bytes[at + 1]);
        for (int i = start; number && i < at; i++) {
            number = isDigit(bytes[i]);
        }
        return number ? endOfPart(at + 1, at + 1 + READ) : at;
    }

    private int endOfPart(int start, int most) {
        int at = start;
        int limit = Math.min(length, most);
        while (at < limit && !isSeparator(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Of what kinds the characters of a token are, together. */
    int kinds(int start, int end) {
        int kinds = 0;
        for (int at = start; at < end; at++) {
            kinds |= KINDS[bytes[at] & 0xFF];
        }
        return kinds;
    }

    static boolean isSeparator(byte b) {
        return SEPARATORS[b & 0xFF];
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[1 << Byte.SIZE];
        Arrays.fill(kinds, (byte) OTHER);
        Arrays.fill(kinds, '0', '9' + 1, (byte) DIGIT);
        Arrays.fill(kinds, 'A', 'Z' + 1, (byte) LARGE);
        Arrays.fill(kinds, 'a', 'z' + 1, (byte) SMALL);
        "_-+/".chars().forEach(c -> kinds[c] = MARK);
        return kinds;
    }

    private static boolean[] separators(String characters) {
        boolean[] separators = new boolean[1 << Byte.SIZE];
        characters.chars().forEach(c -> separators[c] = true);
        return separators;
    }
}
