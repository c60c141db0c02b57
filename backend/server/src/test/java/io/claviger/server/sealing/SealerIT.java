package io.claviger.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerIT {

    private static final byte[] SECRET = "s3cr3t".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void opensWhatItSealedWithTheSameKeyFile() {
        // Given
        byte[] sealed = sealer("key").seal(SECRET, "source:1");
        // When
        byte[] opened = sealer("key").unseal(sealed, "source:1");
        // Then
        assertThat(opened).isEqualTo(SECRET);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("s3cr3t");
        assertThat(sealer("key").seal(SECRET, "source:1")).isNotEqualTo(sealed);
    }

    @Test
    void doesNotOpenInAnotherRow() {
        byte[] sealed = sealer("key").seal(SECRET, "source:1");
        assertThatThrownBy(() -> sealer("key").unseal(sealed, "source:2")).isInstanceOf(UnsealFailed.class);
    }

    @Test
    void doesNotOpenWhenAnyByteWasChanged() {
        Sealer sealer = sealer("key");
        byte[] sealed = sealer.seal(SECRET, "source:1");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.unseal(changed, "source:1"))
                    .as("byte " + i)
                    .isInstanceOf(UnsealFailed.class);
        }
    }

    @Test
    void namesTheKeyFileThatDoesNotFit() {
        byte[] sealed = sealer("key").seal(SECRET, "source:1");
        assertThatThrownBy(() -> sealer("another").unseal(sealed, "source:1"))
                .isInstanceOf(UnsealFailed.class)
                .hasMessageContaining(home.resolve("another").toString())
                .hasMessageContaining("restore");
    }

    @Test
    void makesAKeyFileThatOnlyItsOwnerMayRead() throws IOException {
        // When
        new KeyFile(home.resolve("deep/key"));
        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("deep/key"))))
                .isEqualTo("rw-------");
        assertThat(home.resolve("deep")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void refusesAKeyFileThatEveryoneMayRead() throws IOException {
        // Given
        Path path = home.resolve("key");
        new KeyFile(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        // Then
        assertThatThrownBy(() -> new KeyFile(path)).hasMessageContaining("chmod 600");
    }

    @Test
    void takesAKeyOf32BytesAsTheyAreAndNoOtherLength() throws IOException {
        // Given
        Path raw = ownerOnly("raw", new byte[32]);
        Path longer = ownerOnly("longer", "AAAA".getBytes(UTF_8));
        // Then
        assertThat(new KeyFile(raw).key().getEncoded()).hasSize(32);
        assertThatThrownBy(() -> new KeyFile(longer))
                .hasMessageContaining("must hold 32")
                .hasMessageContaining("holds 3");
    }

    private Path ownerOnly(String name, byte[] content) throws IOException {
        Path path = Files.write(home.resolve(name), content);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    private Sealer sealer(String file) {
        return new Sealer(new KeyFile(home.resolve(file)));
    }
}
