package io.claviger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password that only the owner of the data directory can read. */
final class PasswordFile {

    private static final int BYTES = 24;

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    String readOrCreate() {
        return Files.exists(file) ? read() : create();
    }

    String read() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "The password of the embedded PostgreSQL cannot be read from " + file
                            + ". Restore that file from a backup of CLAVIGER_HOME; without it the data stays closed.",
                    e);
        }
    }

    private String create() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var next = Files.createTempFile(file.getParent(), "password", ".new", ownerOnly);
            Files.writeString(next, password + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
