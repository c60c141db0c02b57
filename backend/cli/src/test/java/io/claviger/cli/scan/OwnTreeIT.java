package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The gate: nothing in this repository looks like a secret to its own scanner. */
class OwnTreeIT {

    private static final Set<String> BUILT =
            Set.of("target", "node_modules", ".git", "dist", "playwright-report", "test-results");

    @Test
    void holdsNoSecret() throws IOException {
        // Given
        List<String> arguments = new ArrayList<>(List.of("scan"));
        Files.walkFileTree(Path.of("..", ".."), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return BUILT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    arguments.add(file.toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(arguments).hasSizeGreaterThan(300);

        // When
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        // Then
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).as(run.err()).isZero();
    }
}
