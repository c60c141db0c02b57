package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainIT {

    @TempDir
    Path root = Path.of(".");

    private ScannedFolder folder = new ScannedFolder(root);

    @BeforeEach
    void write() throws IOException {
        folder = new ScannedFolder(root);
        folder.write(
                "a.txt",
                "x\n" + CommandRun.token(1) + "\n" + CommandRun.token(2) + " # claviger:allow a test\nAKIAIOSFODNN7"
                        + "EXAMPLE\npassword = read()\n" + CommandRun.token(3) + "\n");
        folder.write(".gitleaksignore", "a.txt:some-rule:6 # old\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 | 0 | looks like a secret: it holds no keyword of any type.
            2 | 1 | answer      reported
            2 | 1 | stands      line 2 column 1 to line 2 column 41
            2 | 1 | because     checksum valid
            3 | 0 | answer      ignored, by a mark in its line: a test
            4 | 0 | answer      not reported, since it was judged to be no secret; --all reports it
            4 | 0 | verdict     PLACEHOLDER
            5 | 0 | 'password': the value is an expression, or has no end nearby
            6 | 0 | answer      ignored, by an ignore file or an allowlist: old
            """)
    void saysOfEveryLineWhatBecomesOfIt(int line, int code, String answer) {
        CommandRun run = explain("a.txt:" + line);
        assertThat(run.out()).contains(answer);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void tellsProgramsInLinesOfJson() {
        // When
        CommandRun match = explain("a.txt:2", "--format", "jsonl");
        CommandRun keyword = explain("a.txt:5", "--format", "jsonl");
        CommandRun other = explain("a.txt:2", "--format", "sarif");

        // Then
        assertThat(match.out().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("{\"type\":\"github/")
                        .contains("\"verdict\":\"CONFIRMED\"", "\"answer\":\"reported\""));
        assertThat(match.code()).isEqualTo(1);
        assertThat(keyword.out()).startsWith("{\"type\":").contains("\"keyword\":\"password\"");
        assertThat(keyword.code()).isZero();
        assertThat(other.err()).contains("--explain answers as text or jsonl, not as sarif");
        assertThat(other.code()).isEqualTo(2);
    }

    @Test
    void knowsABaselineAndWhatIsToBeIgnoredNoMore() throws IOException {
        Path baseline = Files.writeString(
                root.resolveSibling("known.jsonl"),
                folder.scan("--format", "jsonl").out());
        assertThat(explain("a.txt:2", "--baseline", baseline.toString()).out())
                .contains("answer      ignored: it is in the baseline");
        assertThat(explain("a.txt:3", "--no-ignore").out()).contains("answer      reported");
    }

    @Test
    void explainsALineOfATextInAnArchive() throws IOException {
        // Given
        try (var out = new ZipOutputStream(Files.newOutputStream(root.resolve("a.zip")))) {
            out.putNextEntry(new ZipEntry("conf/app.env"));
            out.write(("x\nT=" + CommandRun.token(4)).getBytes(StandardCharsets.US_ASCII));
        }

        // When, Then
        assertThat(explain("a.zip!conf/app.env:2").out()).contains("answer      reported");
        assertThat(explain("a.zip:2").err())
                .contains("there is no text", "there is " + root.resolve("a.zip!conf/app.env"));
    }

    @Test
    void saysThatAMarkWithoutAReasonAllowsNothing() throws IOException {
        folder.write("b.txt", CommandRun.token(8) + " # claviger:allow\n");
        CommandRun run = CommandRun.of("scan", "--explain", root.resolve("b.txt") + ":1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("allows nothing without a reason");
    }

    @Test
    void explainsALineOfStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(
                    new ByteArrayInputStream(("\nx " + CommandRun.token(6) + "\n").getBytes(StandardCharsets.UTF_8)));
            CommandRun run = CommandRun.of("scan", "--explain", "-:2");
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.out()).contains("github/personal-access-token", "line 2 column 3");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void explainsALineOfAFileWhoseNameHasALineBreak() throws IOException {
        Path file = Files.writeString(root.resolve("two\nlines.txt"), CommandRun.token(7) + "\n");
        CommandRun run = CommandRun.of("scan", "--explain", file + ":1");
        assertThat(run.code()).as(run.err()).isEqualTo(1);
    }

    @Test
    void saysWhatThereIsNot() throws IOException {
        Files.write(root.resolve("p.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 1, 2});
        assertThat(explain("a.txt:7").err()).contains("a.txt has 6 lines, and no line 7");
        assertThat(explain("b.txt:7").err()).contains("b.txt cannot be read (it does not exist)");
        assertThat(explain("p.png:1").out()).contains("is a picture");
        assertThat(CommandRun.of("scan", "--explain", root + ":1").err()).contains("is a folder");
    }

    private CommandRun explain(String place, String... options) {
        String[] all = java.util.Arrays.copyOf(options, options.length + 3);
        System.arraycopy(options, 0, all, 1, options.length);
        all[0] = "scan";
        all[options.length + 1] = "--explain";
        all[options.length + 2] = root.resolve("a").getParent() + "/" + place;
        return CommandRun.of(all);
    }
}
