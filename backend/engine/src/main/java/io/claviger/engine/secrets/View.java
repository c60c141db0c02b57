package io.claviger.engine.secrets;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text made of another by undoing what hides it, such as base64 or the splitting of strings, with a little of what
 * stands around. Knows for each byte where in the other it came from. Never longer than the other by more than one byte
 * for each stretch that was taken from it.
 */
final class View {

    private byte[] bytes;
    private int length;
    /** Five numbers a segment: from and to here, from and to below, and how it was made. */
    private int[] segments = new int[5 * 16];

    private int count;
    private final @Nullable View below;

    /** How a segment was made: how many bytes here stand for how many below. */
    enum Made {
        AS_IT_IS(1, 1, ""),
        BASE64(3, 4, "written in base64"),
        HEX(1, 2, "written in hex"),
        PERCENT(0, 0, "written with percent escapes"),
        ESCAPE(0, 0, "written with escapes"),
        JOINED(0, 0, "split over several strings or lines"),
        PAIRED(0, 0, "its name stands apart from it"),
        PACKED(0, 0, "packed and written in base64");

        private final int here;
        private final int there;
        private final String words;

        Made(int here, int there, String words) {
            this.here = here;
            this.there = there;
            this.words = words;
        }

        private static final Made[] ALL = values();
    }

    View(int capacity, @Nullable View below) {
        this.bytes = new byte[capacity];
        this.below = below;
    }

    Window window() {
        return new Window(bytes, length);
    }

    void literal(byte[] source, int from, int to) {
        if (from < to) {
            segment(source, from, to, from, to, Made.AS_IT_IS);
        }
    }

    /** Takes what stands for the bytes from one index to another below; nothing at all where something was left out. */
    void replaced(byte[] decoded, int from, int to, Made made) {
        segment(decoded, 0, decoded.length, from, to, made);
    }

    /** Parts what does not stand together. */
    void gap(int at) {
        segment(new byte[] {'\n'}, 0, 1, at, at, Made.AS_IT_IS);
    }

    private void segment(byte[] source, int from, int to, int below, int belowEnd, Made made) {
        int size = to - from;
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length * 2));
        }
        System.arraycopy(source, from, bytes, length, size);
        if (count * 5 == segments.length) {
            segments = Arrays.copyOf(segments, segments.length * 2);
        }
        int at = count * 5;
        segments[at] = length;
        segments[at + 1] = length + size;
        segments[at + 2] = below;
        segments[at + 3] = belowEnd;
        segments[at + 4] = made.ordinal();
        length += size;
        count++;
    }

    /** Where in the text at the bottom the byte of an index comes from. */
    int sourceStart(int index) {
        int at = find(index) * 5;
        Made made = Made.ALL[segments[at + 4]];
        int offset = index - segments[at];
        int start = made.here == 0 ? segments[at + 2] : segments[at + 2] + offset / made.here * made.there;
        return below == null ? start : below.sourceStart(start);
    }

    /** Where in the text at the bottom that ends, whose last byte stands before an index here. */
    int sourceEnd(int end) {
        int at = find(end - 1) * 5;
        Made made = Made.ALL[segments[at + 4]];
        int offset = end - segments[at];
        int stop = made.here == 0
                ? segments[at + 3]
                : Math.min(segments[at + 3], segments[at + 2] + (offset + made.here - 1) / made.here * made.there);
        return below == null ? stop : below.sourceEnd(stop);
    }

    /** Whether something between two indexes is not as it stands below. */
    boolean isMade(int from, int to) {
        return made(from, to) != Made.AS_IT_IS;
    }

    /** In words, how what is between two indexes was hidden; empty when it was not. */
    String note(int from, int to) {
        String words = made(from, to).words;
        return words.isEmpty() && below != null
                ? below.note(belowOf(from), Math.max(belowOf(from) + 1, belowOf(to - 1) + 1))
                : words;
    }

    private int belowOf(int index) {
        int at = find(index) * 5;
        Made made = Made.ALL[segments[at + 4]];
        return made.here == 0 ? segments[at + 2] : segments[at + 2] + (index - segments[at]) / made.here * made.there;
    }

    private Made made(int from, int to) {
        for (int i = Math.max(0, find(from)); i < count && segments[i * 5] < to; i++) {
            Made made = Made.ALL[segments[i * 5 + 4]];
            boolean touches = segments[i * 5 + 1] > from || segments[i * 5] == segments[i * 5 + 1];
            if (made != Made.AS_IT_IS && touches) {
                return made;
            }
        }
        return Made.AS_IT_IS;
    }

    /** The segment that holds an index. */
    private int find(int index) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments[middle * 5] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        // Segments without bytes begin where the next one does; the one that holds the byte is the last of them.
        return low;
    }
}
