package io.claviger.engine.secrets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keywords by some of their bytes: a hash table, in which those of one hash lie together, so small that it stays in the
 * nearer caches.
 */
final class KeywordParts {

    private static final int MIX = 0x9E3779B1;
    private static final int FOLD = 0x20202020;
    private static final int KEY = 0;
    private static final int CHECK = 1;
    /** The keyword's number, how many of its bytes stand before the key, and which of its bytes are the check. */
    private static final int PLACE = 2;

    /** From an entry to the next. */
    static final int FIELDS = 3;

    private static final int OFFSET_BITS = 5;
    private static final int CHECKED_BITS = 6;
    private static final int FARTHEST = (1 << CHECKED_BITS) - 1;

    private final int shift;
    /** By hash: where the entries begin; those of the next hash begin where they end. */
    private final int[] begins;

    private final int[] entries;

    private record Entry(int hash, int key, int check, int place) {}

    private KeywordParts(int[] begins, int[] entries) {
        this.shift = shift(begins.length - 1);
        this.begins = begins;
        this.entries = entries;
    }

    /** Gathers what a table is to hold. */
    static final class Maker {

        private record Part(int key, int keyword, int offset, byte[] word) {}

        private final List<Part> parts = new ArrayList<>();

        /** Adds a keyword that has a key at an offset. */
        void add(int key, int keyword, int offset, byte[] word) {
            parts.add(new Part(key, keyword, offset, word));
        }

        KeywordParts made() {
            int hashes = Integer.highestOneBit(2 * parts.size() | 2);
            int shift = shift(hashes);
            List<Entry> all = parts.stream()
                    .map(part -> entry(part, shift))
                    .sorted(Comparator.comparingInt(Entry::hash))
                    .toList();
            int[] begins = new int[hashes + 1];
            int[] entries = new int[all.size() * FIELDS];
            for (int i = 0; i < all.size(); i++) {
                Entry entry = all.get(i);
                entries[i * FIELDS + KEY] = entry.key;
                entries[i * FIELDS + CHECK] = entry.check;
                entries[i * FIELDS + PLACE] = entry.place;
                begins[entry.hash + 1] = (i + 1) * FIELDS;
            }
            for (int hash = 0; hash < hashes; hash++) {
                begins[hash + 1] = Math.max(begins[hash], begins[hash + 1]);
            }
            return new KeywordParts(begins, entries);
        }

        private static Entry entry(Part part, int shift) {
            byte[] word = part.word;
            // The end of the word farther from the key says most.
            boolean brief = word.length < Integer.BYTES;
            int checked = part.offset < 2 ? Math.clamp(word.length - Integer.BYTES, 0, FARTHEST) : 0;
            int check = FOLD;
            for (int i = 0; i < Math.min(Integer.BYTES, word.length); i++) {
                check |= word[checked + i] << i * Byte.SIZE;
            }
            int which = brief ? (Integer.BYTES - word.length) * Byte.SIZE : checked;
            int place = (part.keyword << OFFSET_BITS | part.offset) << CHECKED_BITS | which;
            return new Entry(part.key * MIX >>> shift, part.key, check, place);
        }
    }

    private static int shift(int hashes) {
        return Integer.numberOfLeadingZeros(hashes) + 1;
    }

    static KeywordParts read(PackedArrays in) {
        return new KeywordParts(in.ints(), in.ints());
    }

    void write(DataOutputStream out) throws IOException {
        PackedArrays.write(begins, out);
        PackedArrays.write(entries, out);
    }

    /** Where the entries of a key lie, among others: from {@link #from} its hash to that of the next. */
    int hash(int key) {
        return key * MIX >>> shift;
    }

    int from(int hash) {
        return begins[hash];
    }

    int key(int entry) {
        return entries[entry + KEY];
    }

    int keyword(int entry) {
        return entries[entry + PLACE] >>> OFFSET_BITS + CHECKED_BITS;
    }

    /** How many bytes of the keyword stand before the key. */
    int offset(int entry) {
        return entries[entry + PLACE] >>> CHECKED_BITS & (1 << OFFSET_BITS) - 1;
    }

    /** Which four bytes of the keyword are {@link #check}; of one that has fewer, how many bits of it do not count. */
    int checked(int entry) {
        return entries[entry + PLACE] & FARTHEST;
    }

    /** Some of the keyword's bytes that are not the key's, folded. */
    int check(int entry) {
        return entries[entry + CHECK];
    }
}
