package io.claviger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/**
 * The folder of one part: {@code data/} and, beside it, the marker {@code initialised}, written last. Data without the
 * marker is from a first start that was interrupted, or somebody's copy: it is never used and never deleted.
 */
final class PartFolder {

    private final String part;
    private final Path folder;
    private final Consumer<String> progress;

    PartFolder(String part, Path folder, Consumer<String> progress) {
        this.part = part;
        this.folder = folder;
        this.progress = progress;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure("made", e);
        }
    }

    Path path() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    boolean isInitialised() {
        return Files.exists(marker()) && Files.isDirectory(data());
    }

    void markInitialised(String version) {
        try {
            Files.writeString(marker(), version + "\n");
        } catch (IOException e) {
            throw failure("written", e);
        }
    }

    /** Moves half-written data out of the way, so that a new start finds an empty place. */
    void moveHalfWrittenAside() {
        if (isInitialised()) {
            return;
        }
        try {
            Files.deleteIfExists(marker());
            if (Files.exists(data())) {
                var aside = free("data.half-written-"
                        + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
                Files.move(data(), aside);
                progress.accept("The data folder of " + part + " was only half written (" + data()
                        + "), perhaps by a first start that was interrupted. It was moved to " + aside
                        + " and a new one is made; delete the old one when you do not miss anything.");
            }
        } catch (IOException e) {
            throw failure("moved aside", e);
        }
    }

    private Path free(String name) {
        var candidate = folder.resolve(name);
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = folder.resolve(name + "-" + i);
        }
        return candidate;
    }

    private Path marker() {
        return folder.resolve("initialised");
    }

    private EmbeddedFailure failure(String verb, IOException cause) {
        return new EmbeddedFailure(
                "The folder of " + part + ", " + folder + ", cannot be " + verb + " (" + cause
                        + "). Check that CLAVIGER_HOME is writable for this user and its disk is not full.",
                cause);
    }
}
