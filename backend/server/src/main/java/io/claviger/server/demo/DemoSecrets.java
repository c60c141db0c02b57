package io.claviger.server.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * The passwords of the demo's roles and the secrets planted in its repository: well-formed, made at random on this machine, and
 * good for nothing but the demo. Kept in a file of the owner's, so that a second start has the same.
 */
final class DemoSecrets {

    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String BASE62 = DIGITS + UPPER + "abcdefghijklmnopqrstuvwxyz";

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    DemoSecrets(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException before) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                known.load(reader);
            }
        }
    }

    /** Names this making of the demo. */
    String making() {
        return kept("making", () -> letters(BASE62, 12));
    }

    String password(String role) {
        return kept("password." + role, () -> letters(BASE62, 24));
    }

    /** A secret by its name in the files of the repository. */
    String planted(String name) {
        return kept("planted." + name, () -> switch (name) {
            case "stripe" -> "sk_" + "live_" + letters(BASE62, 32);
            case "aws-id" -> "AK" + "IA" + letters(UPPER + "234567", 16);
            case "aws-secret" -> letters(BASE62 + "+/", 40);
            case "slack-hook" ->
                "https://hooks.slack" + ".com/services/T" + letters(UPPER + DIGITS, 10) + "/B"
                        + letters(UPPER + DIGITS, 10) + "/" + letters(BASE62, 24);
            case "github" -> gitHubToken();
            case "private-key" -> privateKey();
            default -> throw new IllegalArgumentException("The demo plants no secret named " + name);
        });
    }

    void save() throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            known.store(writer, "Passwords and planted secrets of the demo");
        }
    }

    private String kept(String key, Supplier<String> fresh) {
        return (String) known.computeIfAbsent(key, absent -> fresh.get());
    }

    /** GitHub's tokens end with the CRC-32 of what is before, in six base-62 digits. */
    private String gitHubToken() {
        String body = letters(BASE62, 30);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum.append(BASE62.charAt((int) (rest % 62)));
        }
        return "gh" + "p_" + body + checksum.reverse();
    }

    private static String privateKey() {
        try {
            byte[] key = KeyPairGenerator.getInstance("EC")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String dashes = "-".repeat(5);
            return dashes + "BEGIN PRIVATE KEY" + dashes + "\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n" + dashes
                    + "END PRIVATE KEY" + dashes;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java runtime has no elliptic curves", impossible);
        }
    }

    private String letters(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
