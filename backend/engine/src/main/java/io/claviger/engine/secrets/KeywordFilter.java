package io.claviger.engine.secrets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/**
 * Says at which places of a text keywords may be, of which there are few. Only every second place is looked at, first with
 * two looks at tables of bits: whether the four bytes there begin a part of a keyword, and whether one of up to four bytes
 * begins there or at the next byte. What is left is looked at again with more of its bytes. No look waits for the one before,
 * no branch depends on the text, and the tables stay in the nearer caches, whatever the number of keywords.
 */
final class KeywordFilter {

    /** So many bytes are the long part of a keyword, of which it has two that overlap; so it is a byte longer at least. */
    static final int LONG_PART = 6;

    /** At a place may be the long part of a keyword. */
    static final int LONG = 1;
    /** A part of four bytes. */
    static final int FOUR = 2;
    /** A keyword of up to three bytes. */
    static final int HERE = 4;
    /** The same at the next byte. */
    static final int NEXT = 8;
    /** A keyword of four bytes at the next byte. */
    static final int WHOLE = 16;
    /** Behind a place stand so many bits of the above. */
    static final int KINDS = 5;

    static final int ANY = (1 << KINDS) - 1;

    /** Letters are looked at in one case. */
    static final int FOLD = 0x20202020;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final long FOLD_EIGHT = 0x2020202020202020L;
    private static final long SIX = 0xFFFFFFFFFFFFL;
    private static final int TWO = 0xFFFF;
    private static final int OCTET = 0xFF;
    /** Spreads bytes over all bits of a number. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int MIX = 0x9E3779B1;

    /** Two bits for each four bytes that are, or begin, a part, in one of some thousand words; so that few others have both. */
    private final long[] beginnings = new long[1 << 12];
    /** By two bytes: with which byte before them a keyword begins, and behind which byte one is known that begins with them. */
    private final long[] pairs = new long[1 << 12];
    /** Two bits for each long part. */
    private final long[] longs = new long[1 << 12];
    /** Two bits for each part of four bytes. */
    private final long[] fours = new long[1 << 10];
    /** Two bits for each keyword of four bytes. */
    private final long[] wholes = new long[1 << 10];
    /** As the pairs, of keywords of up to three bytes, with a word for every two bytes of ASCII. */
    private final long[] shorts = new long[1 << 12];

    void write(DataOutputStream out) throws IOException {
        for (long[] table : tables()) {
            PackedArrays.write(table, out);
        }
    }

    static KeywordFilter read(PackedArrays in) {
        KeywordFilter filter = new KeywordFilter();
        for (long[] table : filter.tables()) {
            System.arraycopy(in.longs(), 0, table, 0, table.length);
        }
        return filter;
    }

    private long[][] tables() {
        return new long[][] {beginnings, pairs, longs, fours, wholes, shorts};
    }

    /** Adds a long part, from the eight bytes where it begins; answers a number by which it is known. */
    int addLong(long eight) {
        addBeginning(eight);
        set(longs, hashOfLong(eight), 52);
        return numberOfLong(eight);
    }

    /** The number of the long part that begins with eight bytes. */
    static int numberOfLong(long eight) {
        return (int) (hashOfLong(eight) >>> Integer.SIZE);
    }

    private static long hashOfLong(long eight) {
        return ((eight | FOLD_EIGHT) & SIX) * SPREAD;
    }

    /** Adds a part of four bytes, from the eight where it begins. */
    void addFour(long eight) {
        addBeginning(eight);
        set(fours, hashOfFour((int) eight | FOLD), 54);
    }

    private static long hashOfFour(int four) {
        return four * SPREAD;
    }

    private void addBeginning(long eight) {
        set(beginnings, hashOfFour((int) eight | FOLD), 52);
    }

    private static void set(long[] table, long hash, int shift) {
        table[(int) (hash >>> shift)] |= 1L << (hash >>> 46) | 1L << (hash >>> 40);
    }

    /** One as the last bit, where both bits of a hash are set. */
    private static long isSet(long bits, long hash) {
        return bits >>> (hash >>> 46) & bits >>> (hash >>> 40);
    }

    /** Adds a keyword of four bytes, which is a part as well, for where it begins at the next byte. */
    void addWhole(byte[] word) {
        set(wholes, hashOfFour((int) INTS.get(word, 0) | FOLD), 54);
        pairs[hashOfPair(word[0] | word[1] << Byte.SIZE | FOLD)] |= 1L << ((word[2] | FOLD) ^ FOLD);
    }

    /** Adds a keyword of up to three bytes: it is there with all that may follow it. */
    void addShort(byte[] word) {
        for (int second : octets(word, 1)) {
            int first = word[0] | second << Byte.SIZE | FOLD;
            for (int third : octets(word, 2)) {
                int last = second | third << Byte.SIZE;
                pairs[hashOfPair(first)] |= 1L << (third ^ FOLD);
                pairs[hashOfPair(last)] |= 1L << (word[0] | FOLD);
                shorts[numberOfPair(first)] |= 1L << (third ^ FOLD);
                shorts[numberOfPair(last)] |= 1L << (word[0] | FOLD);
            }
        }
    }

    /** What may stand at an index of a short keyword or behind it, as it is looked at. */
    static int[] octets(byte[] word, int index) {
        return index < word.length
                ? new int[] {(word[index] | FOLD) & OCTET}
                : IntStream.rangeClosed(0, OCTET)
                        .filter(octet -> (octet & FOLD) != 0)
                        .toArray();
    }

    private static int hashOfPair(int pair) {
        return (pair & TWO) * MIX >>> 20;
    }

    /** Of each byte the bits that bytes of ASCII differ in when letters are in one case. */
    private static int numberOfPair(int pair) {
        int six = pair & 0x1F1F | (pair & 0x4040) >>> 1;
        return six & 0x3F | six >>> 2 & 0xFC0;
    }

    /**
     * The places from an index to another, behind which there are eight bytes, at which something may be; and how many.
     *
     * @param places takes them, each with {@link #KINDS} bits behind it; there must be room for all that are looked at
     */
    int find(byte[] text, int from, int last, int[] places) {
        return sift(text, places, gather(text, from, last, places));
    }

    private int gather(byte[] text, int from, int last, int[] places) {
        long[] partial = beginnings;
        long[] brief = pairs;
        int count = 0;
        for (int at = from; at <= last; at += Short.BYTES) {
            int four = (int) INTS.get(text, at) | FOLD;
            long hash = hashOfFour(four);
            long bits = brief[hashOfPair(four >>> Byte.SIZE)];
            long may = isSet(partial[(int) (hash >>> 52)], hash) | bits >>> four | bits >>> (four >>> 24 ^ FOLD);
            places[count] = at;
            count += (int) may & 1;
        }
        return count;
    }

    private int sift(byte[] text, int[] places, int count) {
        long[] six = longs;
        long[] four = fours;
        long[] whole = wholes;
        long[] brief = shorts;
        int left = 0;
        for (int i = 0; i < count; i++) {
            int at = places[i];
            long eight = (long) LONGS.get(text, at) | FOLD_EIGHT;
            long sixHash = hashOfLong(eight);
            long here = hashOfFour((int) eight);
            long next = hashOfFour((int) (eight >>> Byte.SIZE));
            long bits = brief[numberOfPair((int) eight >>> Byte.SIZE)];
            long kinds = isSet(six[(int) (sixHash >>> 52)], sixHash) & 1
                    | (isSet(four[(int) (here >>> 54)], here) & 1) << 1
                    | (bits >>> eight & 1) << 2
                    | (bits >>> ((int) eight >>> 24 ^ FOLD) & 1) << 3
                    | (isSet(whole[(int) (next >>> 54)], next) & 1) << 4;
            places[left] = at << KINDS | (int) kinds;
            left += (int) kinds + ANY >>> KINDS;
        }
        return left;
    }
}
