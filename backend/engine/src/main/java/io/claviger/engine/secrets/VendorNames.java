package io.claviger.engine.secrets;

import java.util.Arrays;

/**
 * The vendors' names in a window, whole words only. Each block of the window is read once, when a value near it is first
 * asked for, whatever the number of values that ask.
 */
final class VendorNames {

    /** No name is longer. */
    static final int LONGEST = 64;

    private static final int BLOCK = 512;
    private static final int[] NONE = {};

    private final Window window;
    private final SearchTables tables;
    /** Two numbers a name, by block: its keyword and where it begins. */
    private final int[][] blocks;

    /** Hears of each name, in the order of beginnings. */
    @FunctionalInterface
    interface Sink {
        void name(int keyword, int start, int end);
    }

    VendorNames(Window window, SearchTables tables) {
        this.window = window;
        this.tables = tables;
        this.blocks = new int[window.length() / BLOCK + 1][];
    }

    /** Those that stand between two indexes. */
    void forEach(int from, int to, Sink sink) {
        Spellings spellings = tables.index().spellings();
        for (int block = Math.max(0, from) / BLOCK; block <= Math.min(window.length(), to) / BLOCK; block++) {
            int[] names = names(block);
            for (int i = 0; i < names.length; i += 2) {
                int start = names[i + 1];
                int end = start + spellings.length(names[i]);
                if (start >= from && end <= to) {
                    sink.name(names[i], start, end);
                }
            }
        }
    }

    private int[] names(int block) {
        int[] names = blocks[block];
        if (names == null) {
            names = read(block * BLOCK);
            blocks[block] = names;
        }
        return names;
    }

    private int[] read(int from) {
        byte[] around = Arrays.copyOfRange(window.bytes(), from, Math.min(window.length(), from + BLOCK + LONGEST));
        Spellings spellings = tables.index().spellings();
        FormlessKeys.Callers callers = tables.formless();
        int[][] found = {NONE};
        int[] count = {0};
        tables.index().search(around, around.length, (keyword, stop) -> {
            boolean owned = keyword < tables.count() && callers.owners()[keyword] != -1;
            int start = owned ? stop - spellings.length(keyword) : BLOCK;
            if (start < BLOCK && isWord(callers.isWord(keyword), from + start, from + stop)) {
                if (count[0] == found[0].length) {
                    found[0] = Arrays.copyOf(found[0], 2 * count[0] + 8);
                }
                found[0][count[0]++] = keyword;
                found[0][count[0]++] = from + start;
            }
        });
        return Arrays.copyOf(found[0], count[0]);
    }

    /** @param common whether others write the word, too: then it has to end where the name does */
    private boolean isWord(boolean common, int start, int end) {
        return window.beginsWord(start)
                && (common ? endsWord(window.text(), end) : !KeyNames.isOtherWord(window.text(), end));
    }

    private static boolean endsWord(String text, int end) {
        return end == text.length()
                || !Character.isLetter(text.charAt(end))
                || Character.isLowerCase(text.charAt(end - 1)) && Character.isUpperCase(text.charAt(end));
    }
}
