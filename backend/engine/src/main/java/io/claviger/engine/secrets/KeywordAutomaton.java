package io.claviger.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many keywords in one pass over bytes, letters in either case: Aho and Corasick's automaton as a dense table, so
 * that each byte costs two loads whatever the number of keywords.
 */
final class KeywordAutomaton {

    /** Hears of each keyword that ends, in the order of ends. */
    @FunctionalInterface
    interface Hits {
        /** The keyword of this number ends before this index. */
        void at(int keyword, int end);
    }

    private static final int NONE = -1;

    /** Column of each byte in the table; bytes that are in no keyword share column 0. */
    private final byte[] columns = new byte[256];

    private final int shift;
    /** Next state by state and column; states are multiplied by the number of columns, and those that accept come last. */
    private final int[] next;

    private final int firstAccepting;
    private final int[][] keywordsOf;

    KeywordAutomaton(List<String> keywords) {
        int width = assignColumns(keywords);
        shift = 32 - Integer.numberOfLeadingZeros(Math.max(1, width - 1));
        int states = 1 + keywords.stream().mapToInt(String::length).sum();
        int[][] trie = new int[states][];
        List<int[]> ends = new ArrayList<>();
        int used = buildTrie(keywords, trie, ends);
        int[] order = close(trie, ends, used);
        int[] renumbered = acceptingLast(order, ends);
        int plain = 0;
        for (int state = 0; state < used; state++) {
            plain += ends.get(state).length == 0 ? 1 : 0;
        }
        firstAccepting = plain << shift;
        next = new int[used << shift];
        keywordsOf = new int[used - plain][];
        for (int state = 0; state < used; state++) {
            int row = renumbered[state];
            for (int column = 0; column < 1 << shift; column++) {
                next[(row << shift) + column] = renumbered[trie[state][column]] << shift;
            }
            if (row >= plain) {
                keywordsOf[row - plain] = ends.get(state);
            }
        }
    }

    void search(byte[] text, int from, int to, Hits hits) {
        int state = 0;
        for (int i = from; i < to; i++) {
            state = next[state + columns[text[i] & 0xFF]];
            if (state >= firstAccepting) {
                for (int keyword : keywordsOf[(state - firstAccepting) >> shift]) {
                    hits.at(keyword, i + 1);
                }
            }
        }
    }

    private int assignColumns(List<String> keywords) {
        int width = 1;
        for (String keyword : keywords) {
            for (byte b : folded(keyword)) {
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

    private int buildTrie(List<String> keywords, int[][] trie, List<int[]> ends) {
        int used = 0;
        trie[used++] = row();
        ends.add(new int[0]);
        for (int number = 0; number < keywords.size(); number++) {
            int state = 0;
            for (byte b : folded(keywords.get(number))) {
                int column = columns[b];
                if (trie[state][column] == NONE) {
                    trie[state][column] = used;
                    trie[used++] = row();
                    ends.add(new int[0]);
                }
                state = trie[state][column];
            }
            ends.set(state, joined(ends.get(state), new int[] {number}));
        }
        return used;
    }

    private int[] row() {
        int[] row = new int[1 << shift];
        Arrays.fill(row, NONE);
        return row;
    }

    /** Fills every missing transition from the longest proper suffix; answers the states in the order of their depth. */
    private int[] close(int[][] trie, List<int[]> ends, int used) {
        int[] order = new int[used];
        int[] suffix = new int[used];
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int state = order[head];
            for (int column = 0; column < 1 << shift; column++) {
                int fallback = state == 0 ? 0 : trie[suffix[state]][column];
                int child = trie[state][column];
                if (child == NONE) {
                    trie[state][column] = fallback;
                } else {
                    suffix[child] = fallback;
                    ends.set(child, joined(ends.get(child), ends.get(fallback)));
                    order[tail++] = child;
                }
            }
        }
        return order;
    }

    private static int[] acceptingLast(int[] order, List<int[]> ends) {
        int[] renumbered = new int[order.length];
        int number = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int state : order) {
                if (ends.get(state).length > 0 == (pass == 1)) {
                    renumbered[state] = number++;
                }
            }
        }
        return renumbered;
    }

    private static int[] joined(int[] left, int[] right) {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static byte[] folded(String keyword) {
        return keyword.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
