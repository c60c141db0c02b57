package io.claviger.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Folders to scan, in a place of their own that goes when it is closed. */
final class BenchCorpora implements AutoCloseable {

    private static final long SEED = 20_261_121;
    private static final int DENSE_FILES = 100;
    private static final int DENSE_LINES = 5_000;
    private static final List<String> WORDS = List.of(
            "password",
            "api_key",
            "token",
            "secret",
            "github",
            "slack",
            "stripe",
            "datadog",
            "aws",
            "Bearer",
            "private key");

    private final Path work = Files.createTempDirectory("claviger-bench");

    BenchCorpora() throws IOException {}

    /** What the JDK brings of its own sources: enough for a steady figure, and little enough for the slowest. */
    @Nullable
    Path jdk() throws IOException {
        Path archive = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (!Files.exists(archive)) {
            return null;
        }
        Path folder = work.resolve("jdk");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().filter(BenchCorpora::isWanted).toList()) {
                Path file = folder.resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        return folder;
    }

    private static boolean isWanted(ZipEntry entry) {
        return !entry.isDirectory() && entry.getName().startsWith("java.base/java/");
    }

    /** Two words that call for types in every line, and no secret. */
    Path dense() throws IOException {
        Path folder = Files.createDirectories(work.resolve("dense"));
        Random random = new Random(SEED);
        for (int file = 0; file < DENSE_FILES; file++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < DENSE_LINES; line++) {
                text.append(WORDS.get(random.nextInt(WORDS.size())))
                        .append(random.nextBoolean() ? " is read by " : "_name = ")
                        .append(WORDS.get(random.nextInt(WORDS.size())))
                        .append(" from its store\n");
            }
            Files.writeString(folder.resolve("page" + file + ".txt"), text);
        }
        return folder;
    }

    static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
