package io.claviger.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds many keywords in one pass over bytes, letters in either case: Aho and Corasick's automaton as a dense table, so
 * that each byte costs two loads whatever the number of keywords. The table holds the first letters only, the most used first,
 * so that it is made in some milliseconds from thousands of keywords and stays in the processor's cache; the rest of a
 * keyword is compared where its first letters were seen.
 */
final class KeywordAutomaton {

    /** Hears of each keyword that ends, in the order of ends. */
    @FunctionalInterface
    interface Hits {
        /** The keyword of this number ends before this index. */
        void at(int keyword, int end);
    }

    private static final int NONE = -1;
    private static final int MOST_STATES = 65_536;
    /** How many letters of a keyword are in the table. */
    private static final int DEPTH = 6;

    /** Column of each byte in the table; bytes that are in no keyword share column 0. */
    private final byte[] columns = new byte[256];

    private final int shift;
    /** Next state by state and column. */
    private char[] next;

    private int states = 1;
    /** Whether any keyword ends at a state. */
    private boolean[] accepting;
    /** The first keyword that ends at a state, and for each keyword the next one that ends there. */
    private int[] first;

    private final int[] another;
    private final byte[][] letters;
    /** The longest suffix of a state at which keywords end. */
    private int[] shorter;

    KeywordAutomaton(List<String> keywords) {
        int width = assignColumns(keywords);
        shift = 32 - Integer.numberOfLeadingZeros(Math.max(1, width - 1));
        int capacity = 1024;
        next = new char[capacity << shift];
        first = new int[capacity];
        Arrays.fill(first, NONE);
        another = new int[keywords.size()];
        letters = new byte[keywords.size()][];
        for (int number = 0; number < keywords.size(); number++) {
            letters[number] = keywords.get(number).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }
        addAll();
        next = Arrays.copyOf(next, states << shift);
        accepting = new boolean[states];
        shorter = new int[states];
        close();
    }

    void search(byte[] text, int from, int to, Hits hits) {
        char[] table = next;
        boolean[] ends = accepting;
        int state = 0;
        for (int i = from; i < to; i++) {
            state = table[(state << shift) + columns[text[i] & 0xFF]];
            if (ends[state]) {
                report(state, text, i + 1, to, hits);
            }
        }
    }

    private void report(int ending, byte[] text, int end, int to, Hits hits) {
        for (int state = ending; state > 0; state = shorter[state]) {
            for (int keyword = first[state]; keyword >= 0; keyword = another[keyword]) {
                byte[] word = letters[keyword];
                if (word.length <= DEPTH) {
                    hits.at(keyword, end);
                } else if (end + word.length - DEPTH <= to && goesOn(text, end, word)) {
                    hits.at(keyword, end + word.length - DEPTH);
                }
            }
        }
    }

    private static boolean goesOn(byte[] text, int from, byte[] word) {
        for (int i = DEPTH; i < word.length; i++) {
            if (folded((char) text[from + i - DEPTH]) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private int assignColumns(List<String> keywords) {
        int width = 1;
        for (String keyword : keywords) {
            for (int i = 0; i < keyword.length(); i++) {
                int b = folded(keyword.charAt(i));
                if (columns[b] == 0) {
                    columns[b] = (byte) width;
                    if (b >= 'a' && b <= 'z') {
                        columns[b - 32] = (byte) width;
                    }
                    width++;
                }
            }
        }
        return width;
    }

    /** Level by level, so that states near the root, which most texts never leave, lie together. */
    private void addAll() {
        int[] state = new int[letters.length];
        for (int depth = 0; depth < DEPTH; depth++) {
            for (int number = 0; number < letters.length; number++) {
                byte[] word = letters[number];
                if (depth < word.length) {
                    state[number] = step(state[number], word[depth]);
                    if (depth == Math.min(DEPTH, word.length) - 1) {
                        another[number] = first[state[number]];
                        first[state[number]] = number;
                    }
                }
            }
        }
    }

    private int step(int state, byte letter) {
        int at = (state << shift) + columns[letter];
        if (next[at] == 0) {
            grow();
            next[at] = (char) states++;
        }
        return next[at];
    }

    private void grow() {
        if (states == MOST_STATES) {
            throw new IllegalArgumentException("the keywords of all types together have more than " + MOST_STATES
                    + " different beginnings; shorten some");
        }
        if (states == first.length) {
            int capacity = Math.min(MOST_STATES, states * 2);
            next = Arrays.copyOf(next, capacity << shift);
            first = Arrays.copyOf(first, capacity);
            Arrays.fill(first, states, capacity, NONE);
        }
    }

    /** Fills every missing transition from the longest proper suffix, in the order of depth. */
    private void close() {
        int[] order = new int[states];
        char[] suffix = new char[states];
        int width = 1 << shift;
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int state = order[head];
            int row = state << shift;
            int below = suffix[state] << shift;
            for (int column = 0; column < width; column++) {
                int child = next[row + column];
                int fallback = state == 0 ? 0 : next[below + column];
                if (child == 0) {
                    next[row + column] = (char) fallback;
                } else {
                    suffix[child] = (char) fallback;
                    shorter[child] = first[fallback] >= 0 ? fallback : shorter[fallback];
                    accepting[child] = first[child] >= 0 || shorter[child] > 0;
                    order[tail++] = child;
                }
            }
        }
    }

    private static int folded(char letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }
}
