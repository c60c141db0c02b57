package io.claviger.engine.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much one file may grow to, all that is nested in it together. */
final class Budget {

    /** Below this a file may grow as it likes. */
    private static final long ALWAYS = 64L << 20;

    private static final long RATIO = 200;
    private static final long MOST = 4L << 30;
    private static final int ENTRIES = 500_000;

    private long read;
    private long made;
    private int entries;

    /** Unpacking was stopped. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Counts the bytes of the outer file. */
    InputStream read(InputStream in) {
        return new Counted(in, false);
    }

    /** Counts what comes out of it. */
    InputStream made(InputStream in) {
        return new Counted(in, true);
    }

    void entry() throws RefusedException {
        if (++entries > ENTRIES) {
            throw new RefusedException("it holds more than " + ENTRIES + " entries; unpack it, and scan the folder");
        }
    }

    private void count(long bytes, boolean unpacked) throws RefusedException {
        if (!unpacked) {
            read += bytes;
            return;
        }
        made += bytes;
        if (made > MOST || made > ALWAYS && made / RATIO > read) {
            throw new RefusedException("refused as a bomb: " + (read >> 10) + " KiB grew to more than " + (made >> 20)
                    + " MiB; unpack it, and scan the folder");
        }
    }

    private final class Counted extends FilterInputStream {
        private final boolean unpacked;

        Counted(InputStream in, boolean unpacked) {
            super(in);
            this.unpacked = unpacked;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1, unpacked);
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(Math.max(0, count), unpacked);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped, unpacked);
            return skipped;
        }
    }
}
