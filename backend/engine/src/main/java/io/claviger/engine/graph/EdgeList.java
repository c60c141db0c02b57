package io.claviger.engine.graph;

import java.util.Arrays;

/** Edges in the order in which they came, before there is a graph. */
final class EdgeList implements EdgeSink {

    private int[] froms = new int[1024];
    private int[] tos = new int[1024];
    private byte[] types = new byte[1024];
    private int[] becauses = new int[1024];
    private int size;

    @Override
    public void edge(int from, int to, int type, int because) {
        if (size == froms.length) {
            int length = size + (size >> 1);
            froms = Arrays.copyOf(froms, length);
            tos = Arrays.copyOf(tos, length);
            types = Arrays.copyOf(types, length);
            becauses = Arrays.copyOf(becauses, length);
        }
        froms[size] = from;
        tos[size] = to;
        types[size] = (byte) type;
        becauses[size++] = because;
    }

    int size() {
        return size;
    }

    int from(int edge) {
        return froms[edge];
    }

    int to(int edge) {
        return tos[edge];
    }

    int type(int edge) {
        return types[edge];
    }

    int because(int edge) {
        return becauses[edge];
    }
}
