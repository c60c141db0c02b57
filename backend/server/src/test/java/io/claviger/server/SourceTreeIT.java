package io.claviger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source files show: their length, and that every package says what it owns. */
class SourceTreeIT {

    private static final int LONGEST_FILE = 300;
    private static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    @Test
    void noFileIsLongerThanAFewScreens() throws IOException {
        assertThat(sources().filter(file -> lines(file) > LONGEST_FILE)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        List<Path> silent = sources()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).isEmpty();
        assertThat(sources()
                        .filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> !text(file).contains("@NullMarked")
                                || !text(file).startsWith("/**")))
                .isEmpty();
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> !file.toString().contains("/node_modules/"))
                    .toList()
                    .stream();
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
