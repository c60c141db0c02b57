package io.claviger.engine.secrets;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds many keywords in one pass over bytes, letters in either case. Each place costs two looks at small tables of bits,
 * which say whether a keyword may begin there: by its first four bytes, or by three for what is shorter. No look waits for
 * the one before, and the tables stay in the nearest cache, whatever the number of keywords.
 */
final class KeywordSearch {

    /** Hears of each keyword, in the order of beginnings. */
    @FunctionalInterface
    interface Hits {
        /** The keyword of this number ends before this index. */
        void at(int keyword, int end);
    }

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final int FOLD = 0x20202020;
    private static final int THREE = 0xFFFFFF;
    private static final int TWO = 0xFFFF;
    /** Spreads four bytes over all bits of a number. */
    private static final int MIX = 0x9E3779B1;

    private static final int[] NONE = {};

    private final byte[][] letters;
    /** Two bits for each beginning of four bytes, in one of a thousand words; so that few others have both. */
    private final long[] fours = new long[1 << 10];

    private final long[] threes = new long[1 << 10];
    /** An open hash table: four bytes, and for each keyword that begins so its next four, a mask for these, and its number. */
    private final int[] beginnings = new int[1 << 14];

    private final int[] @Nullable [] beginningSo = new int[1 << 14][];
    /** Keywords of three bytes or fewer, by two bytes. */
    private final int[] @Nullable [] shorter = new int[1 << 16][];

    KeywordSearch(List<String> keywords) {
        letters = new byte[keywords.size()][];
        int different = 0;
        for (int number = 0; number < letters.length; number++) {
            byte[] word = keywords.get(number).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            letters[number] = word;
            if (word.length < Integer.BYTES) {
                addShort(word, number);
            } else if (addLong((int) INTS.get(word, 0) | FOLD, number) && ++different > beginnings.length / 2) {
                throw new IllegalArgumentException("the keywords of all types together have more than "
                        + beginnings.length / 2 + " different beginnings; shorten some");
            }
        }
    }

    private boolean addLong(int four, int number) {
        int hash = four * MIX;
        fours[hash >>> 22] |= bits(hash);
        int slot = slot(four);
        boolean fresh = beginningSo[slot] == null;
        beginnings[slot] = four;
        byte[] next = Arrays.copyOfRange(letters[number], Integer.BYTES, 2 * Integer.BYTES);
        int known = Math.min(letters[number].length - Integer.BYTES, Integer.BYTES);
        int mask = known == 0 ? 0 : -1 >>> (Integer.BYTES - known) * Byte.SIZE;
        beginningSo[slot] = with(beginningSo[slot], ((int) INTS.get(next, 0) | FOLD) & mask, mask, number);
        return fresh;
    }

    /** What is shorter than the bytes that are looked at, is there with all that may follow it. */
    private void addShort(byte[] word, int number) {
        for (int second = 0; second < 1 << Byte.SIZE; second++) {
            if (word.length > 1 && second != word[1]) {
                continue;
            }
            int pair = (word[0] | second << Byte.SIZE | FOLD) & TWO;
            shorter[pair] = with(shorter[pair], number);
            for (int third = 0; third < 1 << Byte.SIZE; third++) {
                if (word.length < 3 || third == word[2]) {
                    int hash = ((pair | third << 2 * Byte.SIZE | FOLD) & THREE) * MIX;
                    threes[hash >>> 22] |= bits(hash);
                }
            }
        }
    }

    void search(byte[] text, int from, int to, Hits hits) {
        long[] longer = fours;
        long[] shortest = threes;
        int at = from;
        for (int last = to - Integer.BYTES; at <= last; at++) {
            int four = (int) INTS.get(text, at) | FOLD;
            int hash = four * MIX;
            int hash3 = (four & THREE) * MIX;
            long bits = longer[hash >>> 22];
            long bits3 = shortest[hash3 >>> 22];
            long longBegins = bits >>> (hash >>> 16) & bits >>> (hash >>> 10);
            long shortBegins = bits3 >>> (hash3 >>> 16) & bits3 >>> (hash3 >>> 10);
            if (((longBegins | shortBegins) & 1) != 0) {
                verify(four, text, at, to, hits);
            }
        }
        for (; at < to; at++) {
            int second = at + 1 < to ? text[at + 1] & 0xFF : 0;
            reportShort((text[at] & 0xFF | second << Byte.SIZE | FOLD) & TWO, text, at, to, hits);
        }
    }

    private void verify(int four, byte[] text, int at, int to, Hits hits) {
        int[] longer = beginningSo[slot(four)];
        if (longer != null) {
            int next = at + 2 * Integer.BYTES <= to
                    ? (int) INTS.get(text, at + Integer.BYTES) | FOLD
                    : (int) INTS.get(Arrays.copyOfRange(text, at, at + 2 * Integer.BYTES), Integer.BYTES) | FOLD;
            for (int i = 0; i < longer.length; i += 3) {
                if ((next & longer[i + 1]) == longer[i]) {
                    report(longer[i + 2], text, at, to, hits);
                }
            }
        }
        reportShort(four & TWO, text, at, to, hits);
    }

    private void reportShort(int pair, byte[] text, int at, int to, Hits hits) {
        int[] candidates = shorter[pair];
        if (candidates != null) {
            for (int number : candidates) {
                report(number, text, at, to, hits);
            }
        }
    }

    private void report(int number, byte[] text, int at, int to, Hits hits) {
        byte[] word = letters[number];
        if (at + word.length <= to && stands(word, text, at)) {
            hits.at(number, at + word.length);
        }
    }

    /** Compares from the end, since beginnings are alike. */
    private static boolean stands(byte[] word, byte[] text, int at) {
        for (int i = word.length - 1; i >= 0; i--) {
            int letter = text[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static long bits(int hash) {
        return 1L << (hash >>> 16) | 1L << (hash >>> 10);
    }

    /** Where four bytes are in the table, or where they would be. */
    private int slot(int four) {
        int mask = beginnings.length - 1;
        int slot = four * MIX >>> 18;
        while (beginningSo[slot] != null && beginnings[slot] != four) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int[] with(int @Nullable [] numbers, int... more) {
        int[] known = numbers == null ? NONE : numbers;
        int[] all = Arrays.copyOf(known, known.length + more.length);
        System.arraycopy(more, 0, all, known.length, more.length);
        return all;
    }
}
