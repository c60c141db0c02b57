package io.claviger.engine.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose beginning has been looked at. Reads pass through it: there is no buffer to be filled for each small file. */
final class Peeked extends InputStream {

    private final byte[] start;
    private final int length;
    private final InputStream in;
    private int at;

    Peeked(InputStream in, int count) throws IOException {
        this.in = in;
        this.start = new byte[count];
        this.length = in.readNBytes(start, 0, count);
    }

    /** The beginning, or all when that is less. */
    byte[] start() {
        return Arrays.copyOf(start, length);
    }

    @Override
    public int read() throws IOException {
        return at < length ? start[at++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] to, int offset, int count) throws IOException {
        int peeked = Math.min(count, length - at);
        System.arraycopy(start, at, to, offset, peeked);
        at += peeked;
        if (peeked == count) {
            return count;
        }
        int more = in.read(to, offset + peeked, count - peeked);
        return peeked == 0 ? more : peeked + Math.max(0, more);
    }
}
