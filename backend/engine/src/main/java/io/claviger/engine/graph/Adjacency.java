package io.claviger.engine.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The edges at each node, in one direction: a block of a node's edges beside each other, in pools that all nodes share. A block that
 * no longer fits moves to the pools' end, with room to grow; when much is waste, all blocks are packed again.
 */
public final class Adjacency {

    private static final int SMALLEST = 4;

    private int[] starts = new int[0];
    private int[] lengths = new int[0];
    private int[] rooms = new int[0];
    private int[] others;
    private byte[] types;
    private int[] becauses;
    private int used;
    private int edges;

    private Adjacency(int capacity) {
        others = new int[capacity];
        types = new byte[capacity];
        becauses = new int[capacity];
    }

    /** Counts, then places: two passes over the edges, no sort. */
    static Adjacency of(int nodes, EdgeList list, boolean forward) {
        Adjacency made = new Adjacency(list.size());
        made.ensureNodes(nodes);
        for (int edge = 0; edge < list.size(); edge++) {
            made.rooms[forward ? list.from(edge) : list.to(edge)]++;
        }
        for (int node = 0, at = 0; node < nodes; node++) {
            made.starts[node] = at;
            at += made.rooms[node];
        }
        for (int edge = 0; edge < list.size(); edge++) {
            int from = list.from(edge);
            int to = list.to(edge);
            made.add(forward ? from : to, forward ? to : from, list.type(edge), list.because(edge));
        }
        made.used = list.size();
        return made;
    }

    public int edges() {
        return edges;
    }

    /** Positions of a node's edges run from here to before {@link #end}. They are good until the graph changes. */
    public int start(int node) {
        return node < starts.length ? starts[node] : 0;
    }

    public int end(int node) {
        return node < starts.length ? starts[node] + lengths[node] : 0;
    }

    public int other(int position) {
        return others[position];
    }

    public int type(int position) {
        return types[position] & 255;
    }

    public EdgeKind kind(int position) {
        return EdgeType.kindOf(types[position]);
    }

    public int because(int position) {
        return becauses[position];
    }

    void ensureNodes(int nodes) {
        if (nodes > starts.length) {
            int length = Math.max(nodes, starts.length + (starts.length >> 1));
            starts = Arrays.copyOf(starts, length);
            lengths = Arrays.copyOf(lengths, length);
            rooms = Arrays.copyOf(rooms, length);
        }
    }

    void add(int node, int other, int type, int because) {
        if (lengths[node] == rooms[node]) {
            move(node);
        }
        int position = starts[node] + lengths[node]++;
        others[position] = other;
        types[position] = (byte) type;
        becauses[position] = because;
        edges++;
    }

    /** Removes those of a node's edges at whose position the test says so. */
    void removeIf(int node, IntPredicate test) {
        if (node >= starts.length) {
            return;
        }
        int end = end(node);
        int kept = start(node);
        for (int position = start(node); position < end; position++) {
            if (!test.test(position)) {
                others[kept] = others[position];
                types[kept] = types[position];
                becauses[kept] = becauses[position];
                kept++;
            }
        }
        edges -= end - kept;
        lengths[node] -= end - kept;
    }

    private void move(int node) {
        int room = Math.max(SMALLEST, rooms[node] * 2);
        if (used + room > others.length) {
            int live = edges;
            if (used - live > others.length / 2) {
                pack();
                move(node);
                return;
            }
            int capacity = Math.max(used + room, others.length + (others.length >> 2));
            others = Arrays.copyOf(others, capacity);
            types = Arrays.copyOf(types, capacity);
            becauses = Arrays.copyOf(becauses, capacity);
        }
        copy(node, this, used);
        starts[node] = used;
        rooms[node] = room;
        used += room;
    }

    private void copy(int node, Adjacency to, int at) {
        System.arraycopy(others, starts[node], to.others, at, lengths[node]);
        System.arraycopy(types, starts[node], to.types, at, lengths[node]);
        System.arraycopy(becauses, starts[node], to.becauses, at, lengths[node]);
    }

    private void pack() {
        Adjacency packed = new Adjacency(Math.max(1024, edges + (edges >> 2)));
        for (int node = 0; node < starts.length; node++) {
            copy(node, packed, packed.used);
            starts[node] = packed.used;
            rooms[node] = lengths[node];
            packed.used += lengths[node];
        }
        others = packed.others;
        types = packed.types;
        becauses = packed.becauses;
        used = packed.used;
    }
}
