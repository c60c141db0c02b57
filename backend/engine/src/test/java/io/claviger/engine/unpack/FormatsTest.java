package io.claviger.engine.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

class FormatsTest {

    private static final byte[] TEXT = "some text, some text".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> unread = new LinkedHashMap<>();

    @Test
    void readsEveryCompression() throws IOException {
        open("a.bz2", made(BZip2CompressorOutputStream::new));
        open("b.xz", made(out -> new XZOutputStream(out, new LZMA2Options(1))));
        open("c.lzma", made(out -> new LZMAOutputStream(out, new LZMA2Options(1), -1)));
        open("d.lz4", made(FramedLZ4CompressorOutputStream::new));
        open("e.Z", compressed());
        assertThat(texts).containsOnlyKeys("a.bz2!a", "b.xz!b", "c.lzma!c", "d.lz4!d", "e.Z!e");
        assertThat(texts.values()).containsOnly(text(TEXT));
        assertThat(unread).isEmpty();
    }

    @Test
    void readsSevenZip() throws IOException {
        var channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("s.txt");
            out.putArchiveEntry(entry);
            out.write(TEXT);
            out.closeArchiveEntry();
        }
        open("a.7z", Arrays.copyOf(channel.array(), (int) channel.size()));
        assertThat(texts).containsExactly(Map.entry("a.7z!s.txt", text(TEXT)));
    }

    @ParameterizedTest
    @ValueSource(shorts = {CpioConstants.FORMAT_NEW, CpioConstants.FORMAT_NEW_CRC, CpioConstants.FORMAT_OLD_ASCII})
    void readsCpio(short format) throws IOException {
        open("initrd", cpio(format));
        assertThat(texts).containsExactly(Map.entry("initrd!etc/a.env", text(TEXT)));
        assertThat(unread).isEmpty();
    }

    @Test
    void takesNoTextForAnArchiveThatBeginsAsOne() throws IOException {
        open("a.txt", "070701 is a number".getBytes(StandardCharsets.US_ASCII));
        open("b.txt", "]\0\0 is none".getBytes(StandardCharsets.US_ASCII));
        assertThat(texts).containsEntry("a.txt", "070701 is a number").containsKey("b.txt");
        assertThat(unread).isEmpty();
    }

    private interface Compression {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] made(Compression compression) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (OutputStream out = compression.over(made)) {
            out.write(TEXT);
        }
        return made.toByteArray();
    }

    /** As {@code compress -b 16} writes what never repeats: each byte is a code of nine bits, the lowest first. */
    private static byte[] compressed() {
        byte[] made = new byte[3 + (TEXT.length * 9 + 7) / 8];
        made[0] = 0x1F;
        made[1] = (byte) 0x9D;
        made[2] = (byte) 0x90;
        for (int bit = 0; bit < TEXT.length * 9; bit++) {
            if (bit % 9 < 8 && (TEXT[bit / 9] >> bit % 9 & 1) == 1) {
                made[3 + bit / 8] |= (byte) (1 << bit % 8);
            }
        }
        return made;
    }

    private static byte[] cpio(short format) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (CpioArchiveOutputStream archive = new CpioArchiveOutputStream(made, format)) {
            CpioArchiveEntry entry = new CpioArchiveEntry(format, "etc/a.env", TEXT.length);
            if (format == CpioConstants.FORMAT_NEW_CRC) {
                entry.setChksum(text(TEXT).chars().sum());
            }
            archive.putArchiveEntry(entry);
            archive.write(TEXT);
            archive.closeArchiveEntry();
        }
        return made.toByteArray();
    }

    private void open(String path, byte[] bytes) throws IOException {
        new Unpacking(new Unpacking.Sink() {
                    @Override
                    public void text(String inner, InputStream in) throws IOException {
                        texts.put(inner, FormatsTest.text(in.readAllBytes()));
                    }

                    @Override
                    public void unread(String inner, String why) {
                        unread.put(inner, why);
                    }
                })
                .open(path, new ByteArrayInputStream(bytes));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
