package io.claviger.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class ArchivableJarsIT {

    private static final int FIRST_THAT_CAN_BE_ARCHIVED = 50;

    @Test
    void leavesNoClassThatTheJvmCannotArchive() throws IOException {
        // Given
        List<Path> jars;
        try (var listed = Files.list(Path.of("target/cli/lib"))) {
            jars = listed.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        assertThat(jars).anyMatch(jar -> jar.getFileName().toString().startsWith("picocli-"));

        // When
        List<String> old = new ArrayList<>();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().endsWith(".class") && version(zip, entry) < FIRST_THAT_CAN_BE_ARCHIVED) {
                        old.add(jar.getFileName() + "!" + entry.getName());
                    }
                }
            }
        }

        // Then
        assertThat(old).isEmpty();
    }

    private static int version(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] start = in.readNBytes(8);
            return (start[6] & 0xFF) << 8 | start[7] & 0xFF;
        }
    }
}
