package io.claviger.engine.secrets;

import io.claviger.engine.secrets.KeywordSearch.Hits;
import io.claviger.engine.secrets.KeywordSearch.Places;
import java.util.Arrays;

/**
 * Puts keywords in the order of their beginnings, of which a part was found that stands at most so far behind: what may yet
 * be preceded waits. Of those that begin together the longer ones come first, by their numbers.
 */
final class OrderedHits {

    /** So far behind a keyword's beginning the part may be by which it is found. */
    static final int FARTHEST = 24;

    private static final int BEHIND = FARTHEST + 3;
    private static final int NUMBER = 24;
    /** Most texts that are searched are short. */
    private static final int FEW = 32;

    private static final long[] NONE = {};

    private final Places places;
    private final Hits hits;
    /** Beginning and number; the ends beside them. */
    private long[] waiting = NONE;

    private int[] ends = {};
    /** Those from the first on, before the end, wait. */
    private int first;

    private int end;

    OrderedHits(Places places, Hits hits) {
        this.places = places;
        this.hits = hits;
    }

    void add(int keyword, int start, int stop) {
        if (!places.count(keyword, start, stop)) {
            return;
        }
        if (first < end && waiting[first] >>> 32 < start - BEHIND) {
            tell(start - BEHIND);
        }
        if (end == waiting.length) {
            room();
        }
        int brief = stop - start < Integer.BYTES ? 1 << NUMBER : 0;
        long key = (long) start << 32 | brief | keyword;
        int at = end++;
        for (; at > first && waiting[at - 1] > key; at--) {
            waiting[at] = waiting[at - 1];
            ends[at] = ends[at - 1];
        }
        waiting[at] = key;
        ends[at] = stop;
    }

    private void room() {
        int count = end - first;
        if (count >= waiting.length / 2) {
            waiting = Arrays.copyOf(waiting, 2 * waiting.length + FEW);
            ends = Arrays.copyOf(ends, waiting.length);
        }
        System.arraycopy(waiting, first, waiting, 0, count);
        System.arraycopy(ends, first, ends, 0, count);
        first = 0;
        end = count;
    }

    /** Tells those that begin before an index. */
    void tell(int before) {
        while (first < end && waiting[first] >>> 32 < before) {
            int number = (int) waiting[first] & (1 << NUMBER) - 1;
            hits.at(number, ends[first++]);
        }
        if (first == end) {
            first = 0;
            end = 0;
        }
    }
}
