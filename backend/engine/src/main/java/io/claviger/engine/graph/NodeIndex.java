package io.claviger.engine.graph;

import java.util.Arrays;
import java.util.UUID;

/** Ids as numbers from 0, in the order in which they came. Open addressing over two arrays: an object an id would be too much. */
final class NodeIndex {

    private static final int NONE = -1;

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int[] slots = filled(4096);
    private int size;

    int size() {
        return size;
    }

    UUID id(int node) {
        return new UUID(high[node], low[node]);
    }

    /** Below zero when the id is not known. */
    int find(UUID id) {
        return slots[slot(id)];
    }

    int findOrAdd(UUID id) {
        int slot = slot(id);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        if (size == high.length) {
            high = Arrays.copyOf(high, size * 2);
            low = Arrays.copyOf(low, size * 2);
        }
        high[size] = id.getMostSignificantBits();
        low[size] = id.getLeastSignificantBits();
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = filled(slots.length * 2);
        for (int node = 0; node < size; node++) {
            slots[slot(id(node))] = node;
        }
    }

    private int slot(UUID id) {
        long bits = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        int mask = slots.length - 1;
        int slot = (int) ((bits * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (slots[slot] != NONE && !isAt(slots[slot], id)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isAt(int node, UUID id) {
        return high[node] == id.getMostSignificantBits() && low[node] == id.getLeastSignificantBits();
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
