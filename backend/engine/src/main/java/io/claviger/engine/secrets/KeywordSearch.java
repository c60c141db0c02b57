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
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final int FOLD = 0x20202020;
    private static final int TWO = 0xFFFF;
    private static final int OCTET = 0xFF;
    /** Spreads four bytes over all bits of a number. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int MIX = 0x9E3779B1;

    /** So many places are looked at in one go. */
    private static final int PLACES = 1 << 10;

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
        int[] places = new int[Math.min(PLACES, to / 2 + 1)];
        int last = to - Integer.BYTES;
        int at = 0;
        while (at <= last) {
            int end = Math.min(last, at + 2 * (PLACES - 1));
            int count = gather(text, at, end, places);
            for (int i = 0; i < count; i++) {
                int four = (int) INTS.get(text, places[i]) | FOLD;
                longer(four, text, places[i], to, found);
                shorter(four, text, places[i], to, found);
            }
            at = end + 2 - (end - at) % 2;
        }
        for (; at < to; at += 2) {
            int four = (int) INTS.get(Arrays.copyOfRange(text, at, at + Integer.BYTES), 0) | FOLD;
            shorter(four, text, at, to, found);
        }
        found.tell(to);
    }

    /**
     * Up to an index, the places at which something may be, and how many. They are gathered first, without a branch that
     * depends on the text, and looked at afterwards.
     */
    private int gather(byte[] text, int from, int last, int[] places) {
        long[] partial = fours;
        long[] brief = pairs;
        int count = 0;
        int at = from;
        for (; at <= last - Integer.BYTES; at += 3 * Short.BYTES) {
            long eight = (long) LONGS.get(text, at);
            places[count] = at;
            count += may((int) eight | FOLD, partial, brief);
            eight >>>= Short.SIZE;
            places[count] = at + Short.BYTES;
            count += may((int) eight | FOLD, partial, brief);
            eight >>>= Short.SIZE;
            places[count] = at + 2 * Short.BYTES;
            count += may((int) eight | FOLD, partial, brief);
        }
        for (; at <= last; at += Short.BYTES) {
            places[count] = at;
            count += may((int) INTS.get(text, at) | FOLD, partial, brief);
        }
        return count;
    }

    /** One where four bytes may be a part of a keyword, or a short one may begin with the first or second of them; or else zero. */
    private static int may(int four, long[] partial, long[] brief) {
        return (int) (isPart(four, partial) | begins(four, brief)) & 1;
    }

    /** One as the last bit, where four bytes may be a part of a keyword. */
    private static long isPart(int four, long[] partial) {
        long hash = four * SPREAD;
        return bits(partial[(int) (hash >>> 52)], hash);
    }

    private static long bits(long bits, long hash) {
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
        KeywordParts table = parts;
        int hash = table.hash(four);
        for (int i = table.from(hash), end = table.from(hash + 1); i < end; i += KeywordParts.FIELDS) {
            if (table.key(i) == four) {
                int start = at - table.offset(i);
                int checked = start + table.checked(i);
                if (start >= 0
                        && checked <= to - Integer.BYTES
                        && ((int) INTS.get(text, checked) | FOLD) == table.check(i)) {
                    report(table.keyword(i), start, text, to, found);
                }
            }
        }
    }

    private void shorter(int four, byte[] text, int at, int to, OrderedHits found) {
        long bits = pairs[slot(four >>> Byte.SIZE & TWO)];
        if ((bits >>> four & 1) != 0) {
            brief(beginsHere, four & TWO, text, at, to, found);
        }
        if ((bits >>> (four >>> 24 ^ FOLD) & 1) != 0) {
            brief(beginsNext, four >>> Byte.SIZE & TWO, text, at + 1, to, found);
        }
    }

    private void brief(KeywordParts table, int two, byte[] text, int at, int to, OrderedHits found) {
        int hash = table.hash(two);
        for (int i = table.from(hash), end = table.from(hash + 1); i < end; i += KeywordParts.FIELDS) {
            if (table.key(i) == two) {
                report(table.keyword(i), at, text, to, found);
            }
        }
    }

    private void report(int number, int start, byte[] text, int to, OrderedHits found) {
        int end = start + spellings.length(number);
        if (end <= to && spellings.standsInAnyCase(number, text, start)) {
            found.add(number, start, end);
        }
    }
}
