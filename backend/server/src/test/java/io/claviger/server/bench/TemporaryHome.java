package io.claviger.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the data of one benchmark. */
final class TemporaryHome {

    private TemporaryHome() {}

    static Path create() {
        try {
            return Files.createTempDirectory("claviger-bench");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void remove(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException failure) {
            System.err.println("The benchmark's data stays in " + home + ": " + failure.getMessage());
        }
    }
}
