package io.claviger.cli.scan;

import io.claviger.engine.secrets.Fingerprinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key of fingerprints: the file {@code fingerprint.key} under {@code CLAVIGER_HOME} when it is there, and otherwise a
 * constant that all share, so that a baseline made by one machine serves another. Whoever reads a report that was made
 * with the constant can try guesses against it: keep a key file where reports are shown to others.
 */
final class FingerprintKey {

    private static final String SHARED = "claviger scan: fingerprints without an installation key, v1";
    private static final int SHORTEST = 16;

    private FingerprintKey() {}

    static Fingerprinter load(Path folder) {
        Path file = folder.resolve("fingerprint.key");
        if (!Files.exists(file)) {
            return Fingerprinter.under(SHARED.getBytes(StandardCharsets.UTF_8));
        }
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length < SHORTEST) {
                throw new ScanException("the fingerprint key " + file + " is shorter than " + SHORTEST
                        + " bytes; write a longer one: head -c 32 /dev/urandom > " + file);
            }
            return Fingerprinter.under(key);
        } catch (IOException e) {
            throw new ScanException("the fingerprint key " + file + " cannot be read (" + e.getMessage()
                    + "); make it readable, or point CLAVIGER_HOME elsewhere");
        }
    }
}
