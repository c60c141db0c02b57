package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a folder holds, the scan goes on, the report says what was not read, and the exit code tells. */
class HardFilesIT {

    @TempDir
    Path root = Path.of(".");

    private ScannedFolder folder = new ScannedFolder(root);

    @BeforeEach
    void open() throws IOException {
        folder = new ScannedFolder(root);
        folder.write("z/last.txt", CommandRun.token(1) + "\n");
    }

    @Test
    void waitsForNoPipe() throws IOException, InterruptedException {
        // Given: a pipe into which nobody writes
        Path pipe = root.resolve("a.pipe");
        int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Assumptions.assumeTrue(made == 0, "mkfifo makes pipes here");

        // When
        CommandRun tree = folder.scan("--format", "jsonl");
        CommandRun named = CommandRun.of("scan", pipe.toString());
        CommandRun explained = CommandRun.of("scan", "--explain", pipe + ":1");

        // Then
        assertThat(tree.out()).contains("last.txt");
        assertThat(tree.err()).contains("1 special file (pipe, socket or device) not read");
        assertThat(tree.code()).isEqualTo(1);
        assertThat(named.err()).contains("a.pipe: it is a pipe, a socket or a device; hand what it gives");
        assertThat(named.code()).isEqualTo(2);
        assertThat(explained.err()).contains("it is a pipe, a socket or a device");
        assertThat(explained.code()).isEqualTo(2);
    }

    @Test
    void findsWhatStandsBehindHoles() throws IOException {
        // Given: 300 MB, of which the disk holds some bytes
        byte[] token = (" " + CommandRun.token(2) + " ").getBytes(StandardCharsets.US_ASCII);
        try (RandomAccessFile file =
                new RandomAccessFile(root.resolve("sparse.img").toFile(), "rw")) {
            file.seek(300_000_000);
            file.write(token);
        }

        // When
        CommandRun run = folder.scan("--format", "jsonl");

        // Then
        assertThat(run.out()).contains("sparse.img\",\"line\":1,\"column\":300000002,", "last.txt");
        assertThat(run.err()).contains("1 binary file");
    }

    @Test
    void findsWhatStandsAmongBytesThatAreNoText() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(
                new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xFE, (byte) 0xF0, '\n', (byte) 0x80, ' '});
        bytes.write((CommandRun.token(3) + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.write(root.resolve("latin.txt"), bytes.toByteArray());
        bytes.write(0);
        Files.write(root.resolve("zero.dat"), bytes.toByteArray());

        // When
        CommandRun run = folder.scan("--format", "jsonl");

        // Then
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out()).contains("latin.txt\",\"line\":2,", "zero.dat\",\"line\":2,");
    }

    @Test
    void endsWithAnArchiveThatHoldsOthersWithoutEnd() throws IOException {
        // Given
        byte[] zip = "the innermost".getBytes(StandardCharsets.US_ASCII);
        for (int depth = 0; depth < 12; depth++) {
            ByteArrayOutputStream outer = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(outer)) {
                out.putNextEntry(new ZipEntry(depth + ".zip"));
                out.write(zip);
            }
            zip = outer.toByteArray();
        }
        Files.write(root.resolve("deep.zip"), zip);

        // When
        CommandRun run = folder.scan();

        // Then
        assertThat(run.out()).contains("last.txt:1:1");
        assertThat(run.err())
                .contains("not read: " + root.resolve("deep.zip"), "nested more than 6 deep", "1 not read");
    }

    @Test
    void goesOnPastAFolderThatMayNotBeRead() throws IOException {
        // Given
        Path closed = Files.createDirectories(root.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");
        try {
            // When
            CommandRun run = folder.scan();

            // Then
            assertThat(run.out()).contains("last.txt:1:1");
            assertThat(run.err()).contains("not read: " + closed + ": permission denied");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void readsWhatIsLeftOfARepositoryThatIsDamaged() throws Exception {
        // Given: a version that is gone, and one that holds a secret
        folder.git("init", "-q");
        folder.write("lost.txt", "this version will be lost\n");
        folder.commit("add");
        Process hash = new ProcessBuilder("git", "-C", root.toString(), "rev-parse", "HEAD:lost.txt").start();
        String blob = new String(hash.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        Files.delete(root.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        // When
        CommandRun first = folder.scan("--history");
        CommandRun second = folder.scan("--history");

        // Then
        assertThat(first.out()).contains("last.txt:1:1");
        assertThat(first.err()).contains("not read: ", "lost.txt");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void saysThatAShallowCloneIsNotTheWholeHistory() throws Exception {
        // Given
        folder.git("init", "-q");
        folder.commit("one");
        folder.write("b.txt", "b\n");
        folder.commit("two");
        Path clone = root.resolveSibling(root.getFileName() + "-shallow");
        folder.git("clone", "-q", "--depth", "1", root.toUri().toString(), clone.toString());

        // When
        CommandRun run = CommandRun.of("scan", "--history", clone.toString());

        // Then
        assertThat(run.out()).contains("last.txt:1:1");
        assertThat(run.err()).contains("shallow clone", "git fetch --unshallow");
    }
}
