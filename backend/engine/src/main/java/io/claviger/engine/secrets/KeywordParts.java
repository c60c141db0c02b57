package io.claviger.engine.secrets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Keywords by some of their bytes: an open hash table of chains, in which what is asked together lies together. */
final class KeywordParts {

    private static final int MIX = 0x9E3779B1;
    private static final int FOLD = 0x20202020;
    private static final int BEHIND = 0;
    private static final int KEYWORD = 1;
    private static final int OFFSET = 2;
    private static final int CHECKED = 3;
    private static final int CHECK = 4;
    private static final int FIELDS = 5;

    private int shift;
    /** Two numbers a slot: the key, and the first entry of its chain plus one, or 0 where there is no key. */
    private int[] slots;

    private int keys;

    private int[] entries = new int[64 * FIELDS];
    private int count;

    /** @param about how many different keys there may be; when there are more, it grows */
    KeywordParts(int about) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * about | 1);
        this.shift = Integer.SIZE - bits;
        this.slots = new int[2 << bits];
    }

    private KeywordParts(int[] slots, int[] entries) {
        this.slots = slots;
        this.shift = Integer.numberOfLeadingZeros(slots.length) + 2;
        this.entries = entries;
        this.count = entries.length;
    }

    static KeywordParts read(PackedArrays in) {
        return new KeywordParts(in.ints(), in.ints());
    }

    void write(DataOutputStream out) throws IOException {
        PackedArrays.write(slots, out);
        PackedArrays.write(Arrays.copyOf(entries, count), out);
    }

    /** Adds a keyword that has a key at an offset. */
    void add(int key, int keyword, int offset, byte[] word) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        if (4 * keys > slots.length - 4) {
            grow();
        }
        int slot = slot(key);
        keys += slots[slot + 1] == 0 ? 1 : 0;
        slots[slot] = key;
        entries[count + BEHIND] = slots[slot + 1] - 1;
        entries[count + KEYWORD] = keyword;
        entries[count + OFFSET] = offset;
        // The end of the word farther from the key says most.
        int checked = offset < 2 ? Math.max(0, word.length - Integer.BYTES) : 0;
        entries[count + CHECKED] = checked;
        for (int i = 0; i < Math.min(Integer.BYTES, word.length); i++) {
            entries[count + CHECK] |= word[checked + i] << i * Byte.SIZE;
        }
        entries[count + CHECK] |= FOLD;
        slots[slot + 1] = count + 1;
        count += FIELDS;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        shift--;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int slot = slot(old[i]);
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
            }
        }
    }

    /** The first entry of a key, or -1. */
    int first(int key) {
        return slots[slot(key) + 1] - 1;
    }

    /** The entry of the same key that comes after another, or -1. */
    int next(int entry) {
        return entries[entry + BEHIND];
    }

    int keyword(int entry) {
        return entries[entry + KEYWORD];
    }

    /** How many bytes of the keyword stand before the key. */
    int offset(int entry) {
        return entries[entry + OFFSET];
    }

    /** Which four bytes of the keyword are {@link #check}, for one that has as many. */
    int checked(int entry) {
        return entries[entry + CHECKED];
    }

    /** Some of the keyword's bytes that are not the key's, folded. */
    int check(int entry) {
        return entries[entry + CHECK];
    }

    /** Where a key is in the table, or where it would be. */
    private int slot(int key) {
        int slot = (key * MIX >>> shift) * 2;
        while (slots[slot + 1] != 0 && slots[slot] != key) {
            slot = slot + 2 & slots.length - 1;
        }
        return slot;
    }
}
