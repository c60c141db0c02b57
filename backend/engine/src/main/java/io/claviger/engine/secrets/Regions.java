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
    /** Up to where values near a type's names were looked for. */
    private final int[] near;

    private int[] touched = new int[16];
    private int count;

    Regions(int types) {
        from = new int[types];
        to = new int[types];
        near = new int[types];
    }

    /** Forgets all: made once for many texts, most of which have few types, it takes no longer than these. */
    void clear() {
        for (int i = 0; i < count; i++) {
            to[touched[i]] = 0;
            near[touched[i]] = 0;
        }
        count = 0;
    }

    /** Makes a type's stretch longer; answers false, and changes nothing, when the new one does not touch it. */
    boolean extend(int type, int start, int end) {
        if (to[type] == 0) {
            touch(type);
            restart(type, start, end);
            return true;
        }
        if (start > to[type]) {
            return false;
        }
        to[type] = Math.max(to[type], end);
        return true;
    }

    private void touch(int type) {
        if (near[type] != 0) {
            return;
        }
        touched = count == touched.length ? Arrays.copyOf(touched, count * 2) : touched;
        touched[count++] = type;
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

    int near(int type) {
        return near[type];
    }

    void lookedNear(int type, int upTo) {
        if (to[type] == 0 && upTo != 0) {
            touch(type);
        }
        near[type] = upTo;
    }

    void forEach(Sink sink) {
        for (int i = 0; i < count; i++) {
            int type = touched[i];
            if (to[type] > 0) {
                sink.region(type, from[type], to[type]);
            }
        }
    }
}
