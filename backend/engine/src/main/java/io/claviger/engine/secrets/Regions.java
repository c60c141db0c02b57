package io.claviger.engine.secrets;

import java.util.Arrays;

/**
 * The stretch around keywords that is yet to be searched for each type. Stretches that touch are searched as one, so that
 * a text full of keywords is searched once and not once a keyword.
 */
final class Regions {

    /** Hears of each stretch that is left. */
    @FunctionalInterface
    interface Sink {
        void region(int type, int from, int to);
    }

    private static final int NONE = Integer.MIN_VALUE;

    private final int[] from;
    private final int[] to;

    Regions(int types) {
        from = new int[types];
        to = new int[types];
        Arrays.fill(from, NONE);
    }

    /** Makes a type's stretch longer; answers false, and changes nothing, when the new one does not touch it. */
    boolean extend(int type, int start, int end) {
        if (from[type] == NONE) {
            restart(type, start, end);
            return true;
        }
        if (start > to[type]) {
            return false;
        }
        to[type] = Math.max(to[type], end);
        return true;
    }

    void restart(int type, int start, int end) {
        from[type] = Math.max(0, start);
        to[type] = end;
    }

    int from(int type) {
        return from[type];
    }

    int to(int type) {
        return to[type];
    }

    void forEach(Sink sink) {
        for (int type = 0; type < from.length; type++) {
            if (from[type] != NONE) {
                sink.region(type, from[type], to[type]);
            }
        }
    }
}
