package io.claviger.engine.secrets;

import io.claviger.engine.secrets.KeywordSearch.Hits;
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

    private final Hits hits;
    /** Beginning and number; the ends beside them. */
    private long[] waiting = new long[16];

    private int[] ends = new int[16];
    private int count;

    OrderedHits(Hits hits) {
        this.hits = hits;
    }

    void add(int keyword, int start, int end) {
        if (count > 0 && waiting[0] >>> 32 < start - BEHIND) {
            tell(start - BEHIND);
        }
        if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        int brief = end - start < Integer.BYTES ? 1 << NUMBER : 0;
        long key = (long) start << 32 | brief | keyword;
        int at = count++;
        for (; at > 0 && waiting[at - 1] > key; at--) {
            waiting[at] = waiting[at - 1];
            ends[at] = ends[at - 1];
        }
        waiting[at] = key;
        ends[at] = end;
    }

    /** Tells those that begin before an index. */
    void tell(int before) {
        int told = 0;
        while (told < count && waiting[told] >>> 32 < before) {
            int number = (int) waiting[told] & (1 << NUMBER) - 1;
            hits.at(number, ends[told]);
            told++;
        }
        count -= told;
        System.arraycopy(waiting, told, waiting, 0, count);
        System.arraycopy(ends, told, ends, 0, count);
    }
}
