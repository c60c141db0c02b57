package io.claviger.cli.scan;

import io.claviger.engine.secrets.KeywordMarks;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file of {@link CleanBlobs}: the rules and the program that it was made with, and the entries in their order. */
final class BlobFile {

    private static final int FORM = 0x434C4201;

    private BlobFile() {}

    /**
     * The rules by which blobs were found clean.
     *
     * @param program a hash of the program itself: another one may see what this one does not
     * @param types the keywords of each type, by a hash of all that the type says
     */
    record Rules(long program, Map<Long, TreeSet<String>> types) {

        static final Rules NONE = new Rules(0, Map.of());

        static Rules of(RuleSet rules) {
            Map<Long, TreeSet<String>> types = new TreeMap<>();
            for (SecretType type : rules.types()) {
                types.put(
                        hash(type.id() + type.recognition() + type.judging())[0],
                        new TreeSet<>(type.recognition().keywords()));
            }
            return new Rules(programHash(), types);
        }

        /** All keywords, which marks of entries were made from. */
        private TreeSet<String> keywords() {
            TreeSet<String> keywords = new TreeSet<>();
            types.values().forEach(keywords::addAll);
            return keywords;
        }
    }

    /** The entries that hold under these rules. A file that is missing, damaged or of another program has none. */
    static long[] read(Path file, Rules rules) {
        if (!Files.isRegularFile(file)) {
            return new long[0];
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != FORM || in.readLong() != rules.program()) {
                return new long[0];
            }
            long most = Files.size(file) / Long.BYTES;
            long[] types = longs(in, most);
            long[] keywords = longs(in, most);
            KeywordMarks changed = changed(rules, types, keywords);
            return changed == null ? new long[0] : entries(in, changed, most / CleanBlobs.STRIDE);
        } catch (IOException damaged) {
            return new long[0];
        }
    }

    private static int count(DataInputStream in, long most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("damaged");
        }
        return count;
    }

    private static long[] longs(DataInputStream in, long most) throws IOException {
        int count = count(in, most);
        long[] longs = new long[count];
        for (int i = 0; i < count; i++) {
            longs[i] = in.readLong();
        }
        return longs;
    }

    /** The keywords of types that are new or changed; nothing when blobs were not marked with all of them. */
    private static @Nullable KeywordMarks changed(Rules rules, long[] types, long[] keywords) {
        KeywordMarks changed = new KeywordMarks();
        for (Map.Entry<Long, TreeSet<String>> type : rules.types().entrySet()) {
            if (Arrays.binarySearch(types, type.getKey()) < 0) {
                boolean marked = !type.getValue().isEmpty()
                        && type.getValue().stream().allMatch(word -> Arrays.binarySearch(keywords, hash(word)[0]) >= 0);
                if (!marked) {
                    return null;
                }
                type.getValue().forEach(changed::add);
            }
        }
        return changed;
    }

    private static long[] entries(DataInputStream in, KeywordMarks changed, long most) throws IOException {
        int count = count(in, most);
        long[] entries = new long[count * CleanBlobs.STRIDE];
        int kept = 0;
        long[] marks = new long[KeywordMarks.LONGS];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < CleanBlobs.STRIDE; j++) {
                entries[kept + j] = in.readLong();
            }
            System.arraycopy(entries, kept + 2, marks, 0, KeywordMarks.LONGS);
            kept += KeywordMarks.of(marks).meets(changed) ? 0 : CleanBlobs.STRIDE;
        }
        return kept == entries.length ? entries : Arrays.copyOf(entries, kept);
    }

    static void write(Path file, Rules rules, long[][] entries) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder for " + file);
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "blobs", ".part");
        try {
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
                out.writeInt(FORM);
                out.writeLong(rules.program());
                write(
                        out,
                        rules.types().keySet().stream()
                                .mapToLong(Long::longValue)
                                .sorted()
                                .toArray());
                write(
                        out,
                        rules.keywords().stream()
                                .mapToLong(word -> hash(word)[0])
                                .sorted()
                                .toArray());
                out.writeInt(entries.length);
                for (long[] entry : entries) {
                    for (long value : entry) {
                        out.writeLong(value);
                    }
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(DataOutputStream out, long[] longs) throws IOException {
        out.writeInt(longs.length);
        for (long value : longs) {
            out.writeLong(value);
        }
    }

    /** The first half of SHA-256. */
    static long[] hash(String text) {
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new long[] {hash.getLong(), hash.getLong()};
    }

    private static long programHash() {
        MessageDigest digest = sha256();
        for (Class<?> part : new Class<?>[] {BlobFile.class, Scanner.class}) {
            try (Stream<Path> files = Files.walk(Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the program itself cannot be read", e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException("the place of the program is no file", e);
            }
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
