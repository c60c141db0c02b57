package io.claviger.engine.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    private final Held held;
    private final ZipArchiveInputStream zip;
    private final int most;

    /** @param most bytes of an entry that says only behind its content how long it is, and so must be held in memory */
    ZipStream(InputStream in, int most) {
        this.held = new Held(in);
        this.zip = new ZipArchiveInputStream(held, "UTF-8", true, true);
        this.most = most;
    }

    @Nullable
    ZipArchiveEntry next() throws IOException {
        ZipArchiveEntry entry = zip.getNextEntry();
        boolean unmeasured = entry != null
                && entry.getMethod() == ZipArchiveEntry.STORED
                && entry.getGeneralPurposeBit().usesDataDescriptor();
        held.left = unmeasured ? most : Long.MAX_VALUE;
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

    /** Ends what would be held in memory without an end. */
    private static final class Held extends FilterInputStream {
        private long left = Long.MAX_VALUE;

        Held(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) throws Budget.RefusedException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new Budget.RefusedException(
                        "it holds a large entry that does not say how long it is; unpack it, and scan the folder");
            }
        }
    }
}
