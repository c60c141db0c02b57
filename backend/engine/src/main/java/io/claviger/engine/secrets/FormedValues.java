package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Shapes;
import java.util.Arrays;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The values of a window that have a form and could be made at random. Each is looked at once for each form, whatever the
 * number of types and of names that ask. Asked in the order of places.
 */
final class FormedValues {

    /** Hears of each value. */
    @FunctionalInterface
    interface Sink {
        /** @param flags as {@link NamedValues} has them */
        void value(int start, int flags, int end);
    }

    private static final int LOOKED = 1 << 8;
    private static final int FEW = 32;

    private final Window window;
    private @Nullable Found[] all = {};
    /** Of some values, whether they look random: most have the same ends in several forms. */
    private long[] looked = {};

    FormedValues(Window window) {
        this.window = window;
    }

    private boolean looksRandom(int start, int end) {
        if (looked.length == 0) {
            looked = new long[LOOKED];
        }
        int place = start & LOOKED - 1;
        long key = ((long) start << 32 | end) << 1;
        if ((looked[place] & ~1) != key) {
            looked[place] = key | (Shapes.looksRandom(window.text().substring(start, end)) ? 1 : 0);
        }
        return (looked[place] & 1) != 0;
    }

    void forEach(NearbyForm form, int from, int to, Sink sink) {
        Found found = of(form);
        found.read(from, to);
        found.forEach(from, to, sink);
    }

    private Found of(NearbyForm form) {
        int number = form.number();
        if (number >= all.length) {
            all = Arrays.copyOf(all, 2 * number + FEW);
        }
        Found found = all[number];
        if (found == null) {
            found = new Found(form);
            all[number] = found;
        }
        return found;
    }

    private final class Found {
        private static final int FIELDS = 3;

        private final NearbyForm form;
        private final Matcher matcher;
        private int[] values = new int[4 * FIELDS];
        private int count;
        /** What begins before was looked at, or is not asked for any more. */
        private int done;

        Found(NearbyForm form) {
            this.form = form;
            this.matcher = form.matcher(window);
        }

        void read(int from, int to) {
            int first = Math.max(done, from);
            if (first <= to) {
                window.values().forEach(first, to, (at, flags, stop) -> {
                    int end = form.end(matcher, window, at);
                    if (end > 0 && looksRandom(at, end)) {
                        add(at, flags, end);
                    }
                });
                done = to + 1;
            }
        }

        private void add(int start, int flags, int end) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count] = start;
            values[count + 1] = flags;
            values[count + 2] = end;
            count += FIELDS;
        }

        void forEach(int from, int to, Sink sink) {
            int at = count;
            while (at > 0 && values[at - FIELDS] >= from) {
                at -= FIELDS;
            }
            for (; at < count && values[at] <= to; at += FIELDS) {
                sink.value(values[at], values[at + 1], values[at + 2]);
            }
        }
    }
}
