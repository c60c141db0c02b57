package io.claviger.engine.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a ZIP archive in the order in which they stand. Names in no UTF-8, as older programs write them, are read with
 * replacements; what is encrypted is passed over.
 */
final class ZipStream {

    private static final Set<ZipMethod> READ = Set.of(
            ZipMethod.STORED,
            ZipMethod.DEFLATED,
            ZipMethod.ENHANCED_DEFLATED,
            ZipMethod.BZIP2,
            ZipMethod.IMPLODING,
            ZipMethod.UNSHRINKING);

    private final PushbackInputStream in;
    private final Held held;
    private final int most;
    private ZipArchiveInputStream zip;
    /** Where the content begins of the entry that came last, when the library cannot pass over it. */
    private long closed = -1;

    /** @param most bytes of an entry that says only behind its content how long it is, and so must be held in memory */
    ZipStream(InputStream in, int most) {
        this.in = new PushbackInputStream(in, Held.RECENT);
        this.held = new Held(this.in);
        this.zip = opened(held);
        this.most = most;
    }

    private static ZipArchiveInputStream opened(InputStream in) {
        return new ZipArchiveInputStream(in, "UTF-8", true, true);
    }

    @Nullable
    ZipArchiveEntry next() throws IOException {
        if (closed >= 0) {
            in.unread(held.since(closed));
            DescribedContent.pass(in);
            held.begin();
            zip = opened(held);
        }
        ZipArchiveEntry entry = zip.getNextEntry();
        boolean described = entry != null && entry.getGeneralPurposeBit().usesDataDescriptor();
        closed = described && whyClosed(entry) != null ? entry.getDataOffset() : -1;
        held.left = described && entry.getMethod() == ZipArchiveEntry.STORED ? most : Long.MAX_VALUE;
        return entry;
    }

    /** Of the entry that came last. */
    InputStream content() {
        return zip;
    }

    /** Why an entry cannot be read; nothing when it can. */
    static @Nullable String whyClosed(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "it is encrypted; unpack it with its password, and scan the folder";
        }
        ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
        return method != null && READ.contains(method)
                ? null
                : "it is compressed by method " + entry.getMethod()
                        + " of ZIP, which is not read here; unpack it, and scan the folder";
    }

    /** Ends what would be held in memory without an end, and knows again what the library has read ahead. */
    private static final class Held extends FilterInputStream {
        /** More than it reads ahead. */
        static final int RECENT = 1024;

        private final byte[] recent = new byte[RECENT];
        private long count;
        private long left = Long.MAX_VALUE;

        Held(InputStream in) {
            super(in);
        }

        /** The library begins anew. */
        void begin() {
            count = 0;
        }

        /** What was read from a place on, as the library counts. */
        byte[] since(long place) throws IOException {
            byte[] since = new byte[(int) Math.clamp(count - place, 0, RECENT)];
            if (place + since.length != count) {
                throw new IOException("the place is not near");
            }
            for (int i = 0; i < since.length; i++) {
                since[i] = recent[(int) (place + i) & RECENT - 1];
            }
            return since;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            if (octet >= 0) {
                count(new byte[] {(byte) octet}, 0, 1);
            }
            return octet;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int bytes = super.read(to, offset, length);
            count(to, offset, Math.max(0, bytes));
            return bytes;
        }

        private void count(byte[] from, int offset, int bytes) throws Budget.RefusedException {
            int skipped = Math.max(0, bytes - RECENT);
            int at = (int) (count + skipped) & RECENT - 1;
            int upToEnd = Math.min(bytes - skipped, RECENT - at);
            System.arraycopy(from, offset + skipped, recent, at, upToEnd);
            System.arraycopy(from, offset + skipped + upToEnd, recent, 0, bytes - skipped - upToEnd);
            count += bytes;
            left -= bytes;
            if (left < 0) {
                throw new Budget.RefusedException(
                        "it holds a large entry that does not say how long it is; unpack it, and scan the folder");
            }
        }
    }
}
