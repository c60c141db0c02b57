package io.claviger.server.sealing;

import io.claviger.server.ServerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key-encryption key in a file that only its owner may read: 32 bytes, in Base64 or as they are. It is made on the first start. */
@ApplicationScoped
class KeyFile {

    private static final int KEY_BYTES = 32;

    private final Path path;
    private final SecretKey key;

    @Inject
    KeyFile(ServerConfig config) {
        this(config.sealing().keyFile().orElse(config.home().resolve("key")));
    }

    KeyFile(Path path) {
        this.path = path;
        try {
            if (!Files.exists(path)) {
                create(path);
            }
            this.key = read(path);
        } catch (IOException failure) {
            throw new UncheckedIOException("The key file " + path + " cannot be read or made: " + failure, failure);
        }
    }

    SecretKey key() {
        return key;
    }

    Path path() {
        return path;
    }

    private static void create(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "key", ".new", ownerOnly);
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh) + "\n");
            // Linking fails when another process was first: then its key is the one.
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static SecretKey read(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalStateException(
                    "The key file " + path + " can be read by everyone. Run: chmod 600 " + path);
        }
        byte[] content = Files.readAllBytes(path);
        byte[] bytes = content.length == KEY_BYTES ? content : decoded(content, path);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("The key file " + path + " must hold " + KEY_BYTES
                    + " bytes, as they are or in Base64, and holds " + bytes.length
                    + ". Restore it from your backup");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decoded(byte[] content, Path path) {
        try {
            return Base64.getDecoder().decode(new String(content, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(
                    "The key file " + path + " does not hold Base64. Restore it from your backup", notBase64);
        }
    }
}
