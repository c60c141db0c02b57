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

    private final int[] from;
    /** Zero where a type has no stretch yet. */
    private final int[] to;

    private int[] touched = new int[16];
    private int count;

    Regions(int types) {
        from = new int[types];
        to = new int[types];
    }

    /** Makes a type's stretch longer; answers false, and changes nothing, when the new one does not touch it. */
    boolean extend(int type, int start, int end) {
        if (to[type] == 0) {
            touched = count == touched.length ? Arrays.copyOf(touched, count * 2) : touched;
            touched[count++] = type;
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
        for (int i = 0; i < count; i++) {
            sink.region(touched[i], from[touched[i]], to[touched[i]]);
        }
    }
}
