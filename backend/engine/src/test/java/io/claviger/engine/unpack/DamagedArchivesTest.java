package io.claviger.engine.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class DamagedArchivesTest {

    private static final int FLAGS = 6;
    private static final int METHOD = 8;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> unread = new LinkedHashMap<>();

    @Test
    void readsEntriesWhoseNamesAreNoUtf8() throws IOException {
        // Given: as programs on Windows write them
        byte[] zip = zip("Cp437", "Pr\u00fcfung.txt", "A=1", "b.txt", "B=2");

        // When
        open("a.zip", zip);

        // Then
        assertThat(texts).containsOnlyKeys("a.zip!Pr?fung.txt", "a.zip!b.txt").containsValue("A=1");
        assertThat(unread).isEmpty();
    }

    @Test
    void readsWhatStandsBehindAnEncryptedEntry() throws IOException {
        // Given
        byte[] zip = zip("UTF-8", "a.txt", "A=1", "b.txt", "B=2");
        zip[FLAGS] |= 1;

        // When
        open("a.zip", zip);

        // Then
        assertThat(texts).containsExactly(Map.entry("a.zip!b.txt", "B=2"));
        assertThat(unread).containsOnlyKeys("a.zip!a.txt").hasValueSatisfying(containing("encrypted"));
    }

    @Test
    void readsWhatStandsBehindAnEncryptedEntryWhoseSizesStandBehindIt() throws IOException {
        // Given: content in which there is what looks like a header
        String closed = "x".repeat(2_000) + "PK\3\4" + "y".repeat(30);
        for (int bytes : new int[] {4, 8}) {
            for (boolean marked : new boolean[] {true, false}) {
                byte[] before = zip("UTF-8", "a.txt", "A=1", "b.txt", "B=2");
                byte[] first = Arrays.copyOf(before, directory(before));
                byte[] behind = zip("UTF-8", "d.txt", "D=4");
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (byte[] part :
                        new byte[][] {first, described(closed, bytes, marked), described(closed, bytes, marked), behind
                        }) {
                    all.write(part);
                }
                texts.clear();
                unread.clear();

                // When
                open("a.zip", all.toByteArray());

                // Then
                assertThat(texts).containsOnlyKeys("a.zip!a.txt", "a.zip!b.txt", "a.zip!d.txt");
                assertThat(unread).containsOnlyKeys("a.zip!c.txt").hasValueSatisfying(containing("encrypted"));
            }
        }
    }

    @Test
    void readsAnArchiveBehindAScript() throws IOException {
        // Given: as programs of Java start by themselves
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.write(("#!/bin/sh\n" + "# words\n".repeat(1_000)).getBytes(StandardCharsets.US_ASCII));
        program.write(zip("UTF-8", "a.txt", "A=1", "b.txt", "B=2"));

        // When
        open("run.jar", program.toByteArray());
        open("plain.sh", "#!/bin/sh\nA=1\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(unread).isEmpty();
        assertThat(texts.get("run.jar")).startsWith("#!/bin/sh").endsWith("# words\n");
        assertThat(texts)
                .containsEntry("run.jar!a.txt", "A=1")
                .containsEntry("run.jar!b.txt", "B=2")
                .containsEntry("plain.sh", "#!/bin/sh\nA=1\n");
    }

    @Test
    void readsWhatStandsBehindAnEntryOfAnUnknownMethod() throws IOException {
        // Given
        byte[] zip = zip("UTF-8", "a.txt", "A=1", "b.txt", "B=2");
        zip[METHOD] = 14;

        // When
        open("a.zip", zip);

        // Then
        assertThat(texts).containsExactly(Map.entry("a.zip!b.txt", "B=2"));
        assertThat(unread).containsOnlyKeys("a.zip!a.txt").hasValueSatisfying(containing("method 14"));
    }

    @Test
    void readsEntriesThatTellTheirLengthBehindTheirContent() throws IOException {
        // When: Go's archive/zip writes stored entries so
        open("a.zip", unmeasured("A=1"));

        // Then
        assertThat(unread).isEmpty();
        assertThat(texts).containsExactly(Map.entry("a.zip!a.txt", "A=1"));
    }

    @Test
    void refusesALargeEntryThatDoesNotSayHowLongItIs() throws IOException {
        // When
        open("a.zip", unmeasured("x".repeat((64 << 20) + 1000)));

        // Then
        assertThat(texts).isEmpty();
        assertThat(unread).hasValueSatisfying(containing("does not say how long"));
    }

    @Test
    void readsATextAsFarAsItsArchiveGoes() throws IOException {
        // Given: what cannot be packed, so that half of the bytes is half of the text
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("A=1\n".getBytes(StandardCharsets.US_ASCII));
            out.write(noise);
        }

        // When
        open("a.log.gz", Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        // Then
        assertThat(texts.get("a.log.gz!a.log")).startsWith("A=1\n").hasSizeGreaterThan(5_000);
        assertThat(unread).hasValueSatisfying(containing("ends too early"));
    }

    @Test
    void searchesTheBytesOfADocumentThatCannotBeRead() throws IOException {
        // When
        open("a.pdf", "%PDF-1.7\nA=1".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(texts).containsExactly(Map.entry("a.pdf", "%PDF-1.7\nA=1"));
        assertThat(unread).containsOnlyKeys("a.pdf");
    }

    @Test
    void searchesTheBytesOfADatabaseInWhichNoRecordIs() throws IOException {
        // Given: a header that is right, and no page behind it
        byte[] database = new byte[600];
        byte[] mark = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, database, 0, mark.length);
        database[16] = 2;
        database[599] = 'x';

        // When
        open("a.db", database);

        // Then
        assertThat(texts.get("a.db")).hasSize(600).endsWith("x");
    }

    private static org.assertj.core.api.Condition<String> containing(String part) {
        return new org.assertj.core.api.Condition<>(why -> why.contains(part), "has '%s'", part);
    }

    private void open(String path, byte[] content) throws IOException {
        new Unpacking(new Unpacking.Sink() {
                    @Override
                    public void text(String inner, InputStream in) throws IOException {
                        texts.put(inner, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }

                    @Override
                    public void unread(String inner, String why) {
                        unread.put(inner, why);
                    }
                })
                .open(path, new ByteArrayInputStream(content));
    }

    /** Of names and texts, one behind the other. */
    private static byte[] zip(String encoding, String... entries) throws IOException {
        var channel = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(channel)) {
            out.setEncoding(encoding);
            out.setUseLanguageEncodingFlag(false);
            for (int i = 0; i < entries.length; i += 2) {
                out.putArchiveEntry(new ZipArchiveEntry(entries[i]));
                out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    /** A stored entry whose sum and sizes stand behind it (APPNOTE, 4.3.9), and the beginning of a directory. */
    private static byte[] unmeasured(String text) {
        byte[] name = "a.txt".getBytes(StandardCharsets.US_ASCII);
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(content);
        ByteBuffer zip = ByteBuffer.allocate(content.length + 200).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 8).position(26);
        zip.putShort((short) name.length).putShort((short) 0).put(name).put(content);
        zip.putInt(0x08074b50).putInt((int) sum.getValue());
        zip.putInt(content.length).putInt(content.length);
        int directory = zip.position();
        zip.putInt(0x02014b50).position(directory + 46);
        zip.putInt(0x06054b50).position(directory + 46 + 22);
        return Arrays.copyOf(zip.array(), zip.position());
    }

    private static int directory(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    }

    /** An encrypted entry called c.txt whose sizes stand behind it, in four bytes or in eight. */
    private static byte[] described(String content, int bytes, boolean marked) {
        ByteBuffer zip = ByteBuffer.allocate(content.length() + 200).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) 9)
                .putShort((short) 8)
                .position(26);
        zip.putShort((short) 5).putShort((short) 0).put("c.txt".getBytes(StandardCharsets.US_ASCII));
        zip.put(content.getBytes(StandardCharsets.US_ASCII));
        if (marked) {
            zip.putInt(0x08074b50);
        }
        zip.putInt(1);
        for (int i = 0; i < 2; i++) {
            zip.putInt(content.length());
            zip.position(zip.position() + bytes - 4);
        }
        return Arrays.copyOf(zip.array(), zip.position());
    }
}
