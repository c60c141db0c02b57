package io.claviger.engine.unpack;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Walks through one file and all that is nested in it. Used by one thread, for one file. */
public final class Unpacking {

    private static final int DEEPEST = 6;
    /** What must be in memory as a whole: 7z, PDF and SQLite have their directory at the end or anywhere. */
    private static final int WHOLE = 64 << 20;

    private static final String TOO_LARGE =
            "it has more than " + (WHOLE >> 20) + " MiB, and can only be read as a whole";

    private static final int MEMORY_KIB = 128 << 10;

    private final Budget budget = new Budget();
    private final Sink sink;

    /** Hears of texts and of what cannot be read. */
    public interface Sink {
        /** A text, or what is no known container. Paths within containers follow an exclamation mark. */
        void text(String path, InputStream in) throws IOException;

        void unread(String path, String why);
    }

    public Unpacking(Sink sink) {
        this.sink = sink;
    }

    /**
     * Hands over a text, or what is in it. What fails within is told; only reading a text that is not packed throws, and a
     * sink that stops it all by an {@link InterruptedIOException}.
     */
    public void open(String path, InputStream in) throws IOException {
        Peeked peeked = new Peeked(in, Format.SNIFFED);
        Optional<Format> format = Format.of(peeked.start(), path);
        if (format.isEmpty()) {
            unpacked(path, peeked, 0);
        } else {
            inside(path, budget.read(new BufferedInputStream(peeked, 1 << 16)), format.get(), 1);
        }
    }

    /** A text, which may be a script with a ZIP archive behind it, as programs of Java and Python are that start by themselves. */
    private void unpacked(String path, Peeked in, int depth) throws IOException {
        if (!ScriptBefore.isScript(in.start())) {
            text(path, in);
            return;
        }
        byte[] head = in.readNBytes(ScriptBefore.LONGEST);
        int end = ScriptBefore.end(head);
        if (end == head.length) {
            text(path, new SequenceInputStream(new ByteArrayInputStream(head), in));
        } else {
            text(path, new ByteArrayInputStream(head, 0, end));
            InputStream rest = new SequenceInputStream(new ByteArrayInputStream(head, end, head.length - end), in);
            deeper(path, new BufferedInputStream(depth == 0 ? budget.read(rest) : rest), Format.ZIP, depth);
        }
    }

    /** What one text does to a detector is no reason to leave the others unread. */
    private void text(String path, InputStream in) throws IOException {
        UntilBroken read = new UntilBroken(in);
        try {
            sink.text(path, read);
        } catch (StackOverflowError deep) {
            sink.unread(path, "a detector went too deep in it; please report it, with a text that does the same");
        }
        read.check();
    }

    private void nested(String path, InputStream in, int depth) throws IOException {
        budget.entry();
        Peeked peeked = new Peeked(budget.made(new Unclosed(in)), Format.SNIFFED);
        Optional<Format> format = Format.of(peeked.start(), path);
        if (format.isEmpty()) {
            unpacked(path, peeked, depth);
        } else {
            deeper(path, new BufferedInputStream(peeked, 1 << 14), format.get(), depth);
        }
    }

    private void deeper(String path, InputStream in, Format format, int depth) throws IOException {
        if (depth == DEEPEST) {
            sink.unread(path, "nested more than " + DEEPEST + " deep; unpack what is around it");
        } else {
            inside(path, in, format, depth + 1);
        }
    }

    private void inside(String path, InputStream in, Format format, int depth) throws IOException {
        try {
            switch (format) {
                case ZIP -> zip(path, in, depth);
                case GZIP -> nested(inner(path), new GZIPInputStream(in), depth);
                case BZIP2 -> nested(inner(path), new BZip2CompressorInputStream(in, true), depth);
                case XZ -> nested(inner(path), new XZInputStream(in, MEMORY_KIB), depth);
                case LZMA -> nested(inner(path), new LZMAInputStream(in, MEMORY_KIB), depth);
                case LZ4 -> nested(inner(path), new FramedLZ4CompressorInputStream(in, true), depth);
                case COMPRESS -> nested(inner(path), new ZCompressorInputStream(in, MEMORY_KIB), depth);
                case ZSTD -> nested(inner(path), new ZstdInputStream(in), depth);
                case TAR -> entries(path, new TarArchiveInputStream(in), depth);
                case AR -> entries(path, new ArArchiveInputStream(in), depth);
                case CPIO -> entries(path, new CpioArchiveInputStream(in), depth);
                case SEVEN_ZIP -> sevenZip(path, whole(in), depth);
                case PDF -> document(path, in, PdfText::of, format);
                case SQLITE -> document(path, in, SqliteText::of, format);
            }
        } catch (Budget.RefusedException e) {
            if (depth > 1) {
                throw e;
            }
            sink.unread(path, String.valueOf(e.getMessage()));
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Libraries throw all kinds of things at what is malformed; none of them ends the scan.
            sink.unread(path, malformed(format, e));
        }
    }

    private static String malformed(Format format, Throwable e) {
        return e instanceof EOFException
                ? "it ends too early for " + format + "; what is there was read"
                : "it cannot be unpacked as " + format + " (" + e.getClass().getSimpleName() + ")";
    }

    private void zip(String path, InputStream in, int depth) throws IOException {
        ZipStream zip = new ZipStream(in, WHOLE);
        Workbook workbook = new Workbook();
        for (ZipArchiveEntry entry = zip.next(); entry != null; entry = zip.next()) {
            String inner = path + '!' + entry.getName();
            String closed = ZipStream.whyClosed(entry);
            if (entry.isDirectory()) {
                budget.entry();
            } else if (closed != null) {
                budget.entry();
                sink.unread(inner, closed);
            } else if (OfficeText.isPart(entry.getName())) {
                budget.entry();
                InputStream other = workbook.take(inner, entry.getName(), budget.made(new Unclosed(zip.content())));
                if (other != null) {
                    text(inner, new OfficeText(other));
                }
            } else {
                nested(inner, zip.content(), depth);
            }
        }
        workbook.tell(this::text);
    }

    private void entries(String path, ArchiveInputStream<? extends ArchiveEntry> archive, int depth)
            throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            String inner = path + '!' + entry.getName();
            if (entry.isDirectory()) {
                budget.entry();
            } else if (!archive.canReadEntryData(entry)) {
                budget.entry();
                sink.unread(inner, "it is kept in a way that is not read here; unpack it, and scan the folder");
            } else {
                nested(inner, archive, depth);
            }
        }
    }

    private void sevenZip(String path, byte[] bytes, int depth) throws IOException {
        try (SevenZFile archive = SevenZFile.builder()
                .setByteArray(bytes)
                .setMaxMemoryLimitKiB(MEMORY_KIB)
                .get()) {
            for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.isDirectory() && entry.hasStream()) {
                    nested(path + '!' + entry.getName(), archive.getInputStream(entry), depth);
                }
            }
        }
    }

    /** Turns the bytes of a document into its text. */
    @FunctionalInterface
    private interface Reader {
        byte[] text(byte[] document) throws IOException;
    }

    /** What cannot be read as a document is searched as the bytes that it is. */
    private void document(String path, InputStream in, Reader reader, Format format) throws IOException {
        byte[] bytes = in.readNBytes(WHOLE + 1);
        if (bytes.length > WHOLE) {
            sink.unread(path, TOO_LARGE + "; only its bytes were searched");
            text(path, new SequenceInputStream(new ByteArrayInputStream(bytes), in));
            return;
        }
        byte[] read = bytes;
        try {
            byte[] made = reader.text(bytes);
            // A database in which no record is found may be damaged; a document without text has pictures.
            read = made.length == 0 && format == Format.SQLITE ? bytes : made;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            sink.unread(path, malformed(format, e) + "; only its bytes were searched");
        }
        text(path, new ByteArrayInputStream(read));
    }

    private static byte[] whole(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(WHOLE + 1);
        if (bytes.length > WHOLE) {
            throw new Budget.RefusedException(TOO_LARGE);
        }
        return bytes;
    }

    /** The name without the compression's ending. */
    private static String inner(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return path + '!' + (dot > 0 ? file.substring(0, dot).replaceFirst(".*!", "") : file);
    }

    /** Closing the content of an entry does not close the archive. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
