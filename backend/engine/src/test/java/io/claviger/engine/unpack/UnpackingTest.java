package io.claviger.engine.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    /** As a text that a pattern goes too deep in. */
    private static final byte[] DEEP = bytes("deep");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> unread = new LinkedHashMap<>();

    @Test
    void readsWhatIsNested() throws IOException {
        // Given
        byte[] tgz = gzip(tar("conf/a.env", bytes("A=1")));
        byte[] all = zip(Map.of("deep/inner.tgz", tgz));

        // When
        open("x/all.jar", all);

        // Then
        assertThat(texts).containsExactly(Map.entry("x/all.jar!deep/inner.tgz!inner!conf/a.env", "A=1"));
        assertThat(unread).isEmpty();
    }

    @Test
    void readsTablesOfDocumentsAndSheetsRowByRow() throws IOException {
        // Given
        Map<String, byte[]> sheets = new LinkedHashMap<>();
        sheets.put(
                "xl/worksheets/sheet1.xml",
                bytes(
                        "<worksheet><sheetData>"
                                + "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>0</v></c></row>"
                                + "<row r='2'><c r='A2'><v>42</v></c><c r='C2' t='inlineStr'><is><t>in &amp; line</t></is></c></row>"
                                + "<row r='3'><c t='s'><v>9</v></c><c t='str'><f>A1</f><v>made</v></c></row></sheetData></worksheet>"));
        sheets.put(
                "xl/sharedStrings.xml",
                bytes("<sst><si><t>a</t></si><si><r><t>two\nparts </t></r><r><t>of it</t></r></si>"
                        + "<si><t>in no cell</t></si></sst>"));
        String table =
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>User</w:t></w:r></w:p></w:tc><w:tc><w:p>Password</w:p></w:tc></w:tr>"
                        + "<w:tr><w:tc><w:p>ann</w:p></w:tc><w:tc><w:p>x</w:p></w:tc></w:tr></w:tbl><w:p>end</w:p>";

        String calc =
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>User</text:p></table:table-cell>"
                        + "<table:table-cell table:style-name=\"ce1\" table:number-columns-repeated=\"1022\"/></table:table-row>"
                        + "<table:table-row><table:table-cell><text:p>ann</text:p></table:table-cell><table:table-cell/></table:table-row>";

        // When
        open("a.ods", zip(Map.of("content.xml", bytes(calc))));
        open("a.xlsx", zip(sheets));
        open("a.docx", zip(Map.of("word/document.xml", bytes(table))));
        open("odd.xlsx", zip(Map.of("xl/worksheets/sheet1.xml", bytes("<row><c><v>1</v></c><oh"))));

        // Then
        assertThat(texts)
                .containsEntry("a.xlsx!xl/worksheets/sheet1.xml", "a\ttwo parts of it\ta\n42\t\tin & line\n\tmade\t\n")
                .containsEntry("a.xlsx!xl/sharedStrings.xml", "in no cell\n")
                .containsEntry("a.ods!content.xml", "User \t\t\nann \t\t\n")
                .containsEntry("a.docx!word/document.xml", "User \tPassword \t\nann \tx \t\nend\n")
                .containsEntry("odd.xlsx!xl/worksheets/sheet1.xml", "1\n");
    }

    @Test
    void readsTheTextOfDocuments() throws IOException {
        // Given
        byte[] docx = zip(Map.of(
                "word/document.xml",
                bytes("<w:p><w:r><w:t>key AB</w:t></w:r><w:r><w:t>CD &amp; on</w:t></w:r></w:p><w:p>next</w:p>")));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.COURIER), 12);
                content.showText("written on a page");
                content.endText();
            }
            document.save(pdf);
        }

        // When
        open("a.docx", docx);
        open("a.pdf", pdf.toByteArray());
        open("a.db", database("a column", "another"));

        // Then
        assertThat(texts.get("a.docx!word/document.xml")).isEqualTo("key ABCD & on\nnext\n");
        assertThat(texts.get("a.pdf")).contains("written on a page");
        assertThat(texts.get("a.db")).isEqualTo("a column\tanother\t\n");
    }

    @Test
    void whereADetectorGoesTooDeepInOneTextTheOthersAreRead() throws IOException {
        // When
        open("all.zip", zip(Map.of("a", DEEP, "b", bytes("fine"))));
        open("alone", DEEP);
        // Then
        assertThat(texts).containsExactly(Map.entry("all.zip!b", "fine"));
        assertThat(unread).containsOnlyKeys("all.zip!a", "alone");
    }

    @Test
    void refusesABombAndGoesOn() throws IOException {
        // Given
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 200; i++) {
                out.write(new byte[1 << 20]);
            }
        }

        // When
        open("bomb.zip", zip(Map.of("a.gz", bomb.toByteArray())));
        open("fine.gz", gzip(bytes("fine")));

        // Then
        assertThat(unread.get("bomb.zip")).startsWith("refused as a bomb");
        assertThat(texts).containsEntry("fine.gz!fine", "fine");
    }

    @Test
    void stopsAtADepthSoThatNothingIsUnpackedForever() throws IOException {
        byte[] nested = bytes("core");
        for (int i = 0; i < 12; i++) {
            nested = gzip(nested);
        }
        open("a.gz", nested);
        assertThat(texts).isEmpty();
        assertThat(unread.values()).singleElement().asString().startsWith("nested more than 6 deep");
    }

    @Test
    void stopsAtTheSameDepthInArchivesBehindScripts() throws IOException {
        byte[] nested = bytes("core");
        for (int i = 0; i < 12; i++) {
            ByteArrayOutputStream program = new ByteArrayOutputStream();
            program.write(bytes("#!/bin/sh\n"));
            program.write(zip(Map.of("a", nested)));
            nested = program.toByteArray();
        }
        open("a.jar", nested);
        assertThat(texts.values()).isNotEmpty().containsOnly("#!/bin/sh\n");
        assertThat(unread.values()).singleElement().asString().startsWith("nested more than 6 deep");
    }

    @Test
    void refusesAFileThatUnpacksToItself() throws IOException {
        // Given
        byte[] self = SelfContained.gzip();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(self)).readAllBytes())
                .isEqualTo(self);

        // When
        open("self.gz", self);

        // Then
        assertThat(texts).isEmpty();
        assertThat(unread.values()).singleElement().asString().startsWith("nested more than 6 deep");
    }

    @Test
    void saysWhatIsDamagedAndGoesOn() throws IOException {
        byte[] whole = gzip(bytes("some words that go on and on ".repeat(400)));
        open("cut.gz", Arrays.copyOf(whole, whole.length / 2));
        open("odd.pdf", bytes("%PDF-1.7 and nothing of the kind"));
        open("odd.7z", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 1, 2, 3});
        open("odd.db", bytes("SQLite format 3\0 and nothing of the kind"));
        assertThat(unread.keySet()).containsExactly("cut.gz", "odd.pdf", "odd.7z", "odd.db");
    }

    private void open(String path, byte[] content) throws IOException {
        new Unpacking(new Unpacking.Sink() {
                    @Override
                    public void text(String inner, InputStream in) throws IOException {
                        byte[] text = in.readAllBytes();
                        if (Arrays.equals(text, DEEP)) {
                            throw new StackOverflowError();
                        }
                        texts.put(inner, new String(text, StandardCharsets.UTF_8));
                    }

                    @Override
                    public void unread(String inner, String why) {
                        unread.put(inner, why);
                    }
                })
                .open(path, new ByteArrayInputStream(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(packed)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    /** One page of 512 bytes with one record of two texts, as the format's description has it. */
    private static byte[] database(String one, String other) {
        ByteBuffer page = ByteBuffer.allocate(512);
        page.put(bytes("SQLite format 3\0")).putShort((short) 512);
        page.putInt(56, 1);
        int cell = 400;
        page.put(100, (byte) 0x0D).putShort(103, (short) 1).putShort(108, (short) cell);
        byte[] body = bytes(one + other);
        page.position(cell);
        page.put((byte) (3 + body.length)).put((byte) 1);
        page.put((byte) 3)
                .put((byte) (13 + 2 * one.length()))
                .put((byte) (13 + 2 * other.length()))
                .put(body);
        return page.array();
    }
}
