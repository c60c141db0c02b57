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

/**
 * Finds many keywords in one pass over bytes, letters in either case. Each has two parts that overlap, so that one of them is
 * found by looking at every second place; they are chosen where it is least like other text.
 */
final class KeywordSearch {

    /** Hears of each keyword, in the order of beginnings. */
    @FunctionalInterface
    interface Hits {
        /** The keyword of this number ends before this index. */
        void at(int keyword, int end);
    }

    /** Tells of each keyword, in no order, whether its place counts. */
    @FunctionalInterface
    interface Places {
        boolean count(int keyword, int start, int end);
    }

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final int FOLD = KeywordFilter.FOLD;
    private static final int TWO = 0xFFFF;

    /** So many places are looked at in one go. */
    private static final int PLACES = 1 << 10;

    private final Spellings spellings;
    private final KeywordFilter filter;
    private final KeywordParts longs;
    private final KeywordParts fours;
    private final KeywordParts shorts;

    KeywordSearch(List<String> keywords) {
        byte[][] words = keywords.stream()
                .map(keyword -> keyword.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        spellings = Spellings.of(keywords);
        filter = new KeywordFilter();
        Making making = new Making();
        RarestParts rarity = new RarestParts(words);
        for (int number = 0; number < words.length; number++) {
            byte[] word = words[number];
            if (word.length > Integer.BYTES) {
                int rarest = rarity.of(word);
                addPart(word, rarest, number, making);
                addPart(word, rarest + 1, number, making);
            } else if (word.length == Integer.BYTES) {
                addPart(word, 0, number, making);
                filter.addWhole(word);
            } else {
                addShort(word, number, making);
            }
        }
        longs = making.longs.made();
        fours = making.fours.made();
        shorts = making.shorts.made();
    }

    private record Making(KeywordParts.Maker longs, KeywordParts.Maker fours, KeywordParts.Maker shorts) {
        Making() {
            this(new KeywordParts.Maker(), new KeywordParts.Maker(), new KeywordParts.Maker());
        }
    }

    private KeywordSearch(PackedArrays in) {
        spellings = Spellings.read(in);
        filter = KeywordFilter.read(in);
        longs = KeywordParts.read(in);
        fours = KeywordParts.read(in);
        shorts = KeywordParts.read(in);
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
        filter.write(out);
        longs.write(out);
        fours.write(out);
        shorts.write(out);
    }

    private void addPart(byte[] word, int offset, int number, Making making) {
        long eight = (long) LONGS.get(Arrays.copyOfRange(word, offset, offset + Long.BYTES), 0);
        if (word.length > KeywordFilter.LONG_PART) {
            making.longs.add(filter.addLong(eight), number, offset, word);
        } else {
            filter.addFour(eight);
            making.fours.add((int) eight | FOLD, number, offset, word);
        }
    }

    /** What is shorter than the bytes that are looked at, is there with all that may follow it. */
    private void addShort(byte[] word, int number, Making making) {
        filter.addShort(word);
        for (int second : KeywordFilter.octets(word, 1)) {
            making.shorts.add((word[0] | second << Byte.SIZE | FOLD) & TWO, number, 0, word);
        }
    }

    /** Tells the keywords before an index, in the order of their beginnings. */
    void search(byte[] text, int to, Hits hits) {
        search(text, to, (keyword, start, end) -> true, hits);
    }

    /** The same, of those in places that count. */
    void search(byte[] text, int to, Places counting, Hits hits) {
        OrderedHits found = new OrderedHits(counting, hits);
        int[] places = new int[Math.min(PLACES, to / 2 + 1)];
        int last = to - Long.BYTES;
        int at = 0;
        while (at <= last) {
            int end = Math.min(last, at + 2 * (PLACES - 1));
            int count = filter.find(text, at, end, places);
            for (int i = 0; i < count; i++) {
                int place = places[i] >>> KeywordFilter.KINDS;
                look((long) LONGS.get(text, place), places[i], text, place, to, found);
            }
            at = end + 2 - (end - at) % 2;
        }
        for (; at < to; at += 2) {
            byte[] rest = Arrays.copyOfRange(text, at, at + Long.BYTES);
            look((long) LONGS.get(rest, 0), KeywordFilter.ANY, text, at, to, found);
        }
        found.tell(to);
    }

    private void look(long eight, int kinds, byte[] text, int at, int to, OrderedHits found) {
        int four = (int) eight | FOLD;
        if ((kinds & KeywordFilter.LONG) != 0) {
            part(longs, KeywordFilter.numberOfLong(eight), text, at, to, found);
        }
        if ((kinds & KeywordFilter.FOUR) != 0) {
            part(fours, four, text, at, to, found);
        }
        if ((kinds & KeywordFilter.HERE) != 0) {
            brief(four, text, at, to, found);
        }
        if ((kinds & KeywordFilter.NEXT) != 0) {
            brief((int) (eight >>> Byte.SIZE) | FOLD, text, at + 1, to, found);
        }
        if ((kinds & KeywordFilter.WHOLE) != 0) {
            whole((int) (eight >>> Byte.SIZE) | FOLD, text, at + 1, to, found);
        }
    }

    private void part(KeywordParts table, int key, byte[] text, int at, int to, OrderedHits found) {
        int hash = table.hash(key);
        for (int i = table.from(hash), end = table.from(hash + 1); i < end; i += KeywordParts.FIELDS) {
            if (table.key(i) == key) {
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

    /** What is found as a part where it begins at a place that is looked at, begins at the next. */
    private void whole(int four, byte[] text, int at, int to, OrderedHits found) {
        int hash = fours.hash(four);
        for (int i = fours.from(hash), end = fours.from(hash + 1); i < end; i += KeywordParts.FIELDS) {
            if (fours.key(i) == four && spellings.length(fours.keyword(i)) == Integer.BYTES) {
                report(fours.keyword(i), at, text, to, found);
            }
        }
    }

    private void brief(int four, byte[] text, int at, int to, OrderedHits found) {
        int two = four & TWO;
        int hash = shorts.hash(two);
        for (int i = shorts.from(hash), end = shorts.from(hash + 1); i < end; i += KeywordParts.FIELDS) {
            if (shorts.key(i) == two && (four ^ shorts.check(i)) << shorts.checked(i) == 0) {
                report(shorts.keyword(i), at, text, to, found);
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
