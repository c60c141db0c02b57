package io.claviger.engine.secrets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Finds many keywords in one pass over bytes, letters in either case. Only every second place is looked at, with two looks
 * at small tables of bits: whether the four bytes there are a part of a keyword, of which each has two that overlap, chosen
 * where it is least like other text; and whether one of up to four bytes begins there or at the next byte. No look waits for
 * the one before, and the tables stay in the nearest caches, whatever the number of keywords.
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
    private static final int TWO = 0xFFFF;
    private static final int OCTET = 0xFF;
    /** Spreads four bytes over all bits of a number. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int MIX = 0x9E3779B1;

    private final Spellings spellings;
    /** Two bits for each four bytes that are a part, in one of some thousand words; so that few others have both. */
    private final long[] fours;
    /** By two bytes: with which byte before them a short keyword begins, and behind which byte one is known that begins with them. */
    private final long[] pairs;

    private final KeywordParts parts;
    private final KeywordParts beginsHere;
    private final KeywordParts beginsNext;

    KeywordSearch(List<String> keywords) {
        byte[][] words = keywords.stream()
                .map(keyword -> keyword.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        spellings = Spellings.of(keywords);
        fours = new long[1 << 12];
        pairs = new long[1 << 12];
        Making making = new Making();
        RarestParts rarity = new RarestParts(words);
        for (int number = 0; number < words.length; number++) {
            byte[] word = words[number];
            if (word.length > Integer.BYTES) {
                int rarest = rarity.of(word);
                addPart(word, rarest, number, making);
                addPart(word, rarest + 1, number, making);
            } else {
                addShort(word, number, making);
            }
        }
        parts = making.parts.made();
        beginsHere = making.here.made();
        beginsNext = making.next.made();
    }

    private record Making(KeywordParts.Maker parts, KeywordParts.Maker here, KeywordParts.Maker next) {
        Making() {
            this(new KeywordParts.Maker(), new KeywordParts.Maker(), new KeywordParts.Maker());
        }
    }

    private KeywordSearch(PackedArrays in) {
        spellings = Spellings.read(in);
        fours = in.longs();
        pairs = in.longs();
        parts = KeywordParts.read(in);
        beginsHere = KeywordParts.read(in);
        beginsNext = KeywordParts.read(in);
    }

    /** The keywords as they were given. */
    Spellings spellings() {
        return spellings;
    }

    static KeywordSearch read(PackedArrays in) {
        return new KeywordSearch(in);
    }

    void write(DataOutputStream out) throws IOException {
        spellings.write(out);
        PackedArrays.write(fours, out);
        PackedArrays.write(pairs, out);
        parts.write(out);
        beginsHere.write(out);
        beginsNext.write(out);
    }

    private void addPart(byte[] word, int offset, int number, Making making) {
        int four = (int) INTS.get(word, offset) | FOLD;
        long hash = four * SPREAD;
        fours[(int) (hash >>> 52)] |= 1L << (hash >>> 46) | 1L << (hash >>> 40);
        making.parts.add(four, number, offset, word);
    }

    /** What is shorter than the bytes that are looked at, is there with all that may follow it. */
    private void addShort(byte[] word, int number, Making making) {
        boolean whole = word.length == Integer.BYTES;
        if (whole) {
            addPart(word, 0, number, making);
        }
        for (int second : octets(word, 1)) {
            int pair = (word[0] | second << Byte.SIZE | FOLD) & TWO;
            making.next.add(pair, number, 0, word);
            if (!whole) {
                making.here.add(pair, number, 0, word);
            }
            for (int third : octets(word, 2)) {
                pairs[slot(pair)] |= 1L << (third ^ FOLD);
                if (!whole) {
                    pairs[slot(second | third << Byte.SIZE)] |= 1L << (word[0] | FOLD);
                }
            }
        }
    }

    /** What may stand at an index of a short keyword or behind it, as it is looked at. */
    private static int[] octets(byte[] word, int index) {
        return index < word.length
                ? new int[] {(word[index] | FOLD) & OCTET}
                : IntStream.rangeClosed(0, OCTET)
                        .filter(octet -> (octet & FOLD) != 0)
                        .toArray();
    }

    private static int slot(int pair) {
        return pair * MIX >>> 20;
    }

    /** Tells the keywords before an index, in the order of their beginnings. */
    void search(byte[] text, int to, Hits hits) {
        OrderedHits found = new OrderedHits(hits);
        int last = to - Integer.BYTES;
        int at = next(text, 0, last);
        while (at <= last) {
            int four = (int) INTS.get(text, at) | FOLD;
            longer(four, text, at, to, found);
            shorter(four, text, at, to, found);
            at = next(text, at + 2, last);
        }
        for (; at < to; at += 2) {
            int four = (int) INTS.get(Arrays.copyOfRange(text, at, at + Integer.BYTES), 0) | FOLD;
            shorter(four, text, at, to, found);
        }
        found.tell(to);
    }

    /** The next place at which something may be; a loop by itself, of which nothing else takes the registers. */
    private int next(byte[] text, int from, int last) {
        long[] partial = fours;
        long[] brief = pairs;
        int at = from;
        for (; at <= last; at += 2) {
            int four = (int) INTS.get(text, at) | FOLD;
            if (((isPart(four, partial) | begins(four, brief)) & 1) != 0) {
                break;
            }
        }
        return at;
    }

    /** One as the last bit, where four bytes may be a part of a keyword. */
    private static long isPart(int four, long[] partial) {
        long hash = four * SPREAD;
        long bits = partial[(int) (hash >>> 52)];
        return bits >>> (hash >>> 46) & bits >>> (hash >>> 40);
    }

    /** One as the last bit, where a short keyword may begin with the first or the second of four bytes. */
    private static long begins(int four, long[] brief) {
        long bits = brief[slot(four >>> Byte.SIZE & TWO)];
        return bits >>> four | bits >>> (four >>> 24 ^ FOLD);
    }

    private void longer(int four, byte[] text, int at, int to, OrderedHits found) {
        if ((isPart(four, fours) & 1) == 0) {
            return;
        }
        for (int i = parts.first(four); i >= 0; i = parts.next(i)) {
            int start = at - parts.offset(i);
            boolean could = start >= 0
                    && start + parts.checked(i) <= to - Integer.BYTES
                    && ((int) INTS.get(text, start + parts.checked(i)) | FOLD) == parts.check(i);
            if (could) {
                report(parts.keyword(i), start, text, to, found);
            }
        }
    }

    private void shorter(int four, byte[] text, int at, int to, OrderedHits found) {
        if ((begins(four, pairs) & 1) == 0) {
            return;
        }
        for (int i = beginsHere.first(four & TWO); i >= 0; i = beginsHere.next(i)) {
            report(beginsHere.keyword(i), at, text, to, found);
        }
        for (int i = beginsNext.first(four >>> Byte.SIZE & TWO); i >= 0; i = beginsNext.next(i)) {
            report(beginsNext.keyword(i), at + 1, text, to, found);
        }
    }

    private void report(int number, int start, byte[] text, int to, OrderedHits found) {
        int end = start + spellings.length(number);
        if (end <= to && spellings.standsInAnyCase(number, text, start)) {
            found.add(number, start, end);
        }
    }
}
