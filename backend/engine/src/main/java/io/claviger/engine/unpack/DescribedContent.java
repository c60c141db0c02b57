package io.claviger.engine.unpack;

import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;

/**
 * Content of a ZIP entry whose size stands behind it (APPNOTE, 4.3.9): in four bytes or in eight, with or without a mark, and
 * behind a sum. Where it ends is known without reading what it is by a header before which its size stands.
 */
final class DescribedContent {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int MARK = 4;
    private static final int KEPT = 32;

    /** Each with the sum, the size as it is packed, and the size as it is. */
    private static final int SHORT = 12;

    private static final int LONG = 20;

    private final byte[] last = new byte[KEPT];
    private long count;

    private DescribedContent() {}

    /** Reads from the beginning of the content up to the header behind it. */
    static void pass(PushbackInputStream in) throws IOException {
        DescribedContent content = new DescribedContent();
        int header = 0;
        do {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("no header stands behind a closed entry");
            }
            content.last[(int) content.count++ & KEPT - 1] = (byte) octet;
            header = header >>> 8 | octet << 24;
        } while (header != LOCAL_HEADER && header != DIRECTORY_HEADER || !content.isDescribed());
        for (int shift = 24; shift >= 0; shift -= 8) {
            in.unread(header >>> shift & 0xFF);
        }
    }

    /** Whether the size before the header that was just read is that of all before it. */
    private boolean isDescribed() {
        long all = count - MARK;
        long small = number(all - 8, 4) + SHORT;
        long large = all < LONG ? -1 : number(all - 16, 8) + LONG;
        return all >= SHORT && (small == all || small + MARK == all || large == all || large + MARK == all);
    }

    private long number(long place, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | last[(int) (place + i) & KEPT - 1] & 0xFF;
        }
        return number;
    }
}
