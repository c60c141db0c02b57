package io.claviger.cli.scan;

import io.claviger.engine.secrets.KeywordMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which blobs of a repository hold nothing that even looks like a secret, so that they are not read again. What
 * holds something is searched each time: nothing of a finding is kept on disk. A blob is clean under a name, since names
 * matter to some types. Safe for use by several threads.
 */
final class CleanBlobs {

    /** Two longs of a hash, the marks of keywords, and a tally. */
    static final int STRIDE = 2 + KeywordMarks.LONGS + 1;

    private static final int MOST = (1 << 20) - 1;

    private final @Nullable Path file;
    private final BlobFile.Rules rules;
    /** What is known, in the order of hashes. */
    private final long[] known;

    private final List<long[]> fresh = new ArrayList<>();

    private CleanBlobs(@Nullable Path file, BlobFile.Rules rules, long[] known) {
        this.file = file;
        this.rules = rules;
        this.known = known;
    }

    /** Knows nothing, and keeps nothing. */
    static CleanBlobs none() {
        return new CleanBlobs(null, BlobFile.Rules.NONE, new long[0]);
    }

    /** What a file knows under these rules; of rules that changed, only blobs with their keywords are forgotten. */
    static CleanBlobs open(Path file, BlobFile.Rules rules) {
        return new CleanBlobs(file, rules, BlobFile.read(file, rules));
    }

    /** Whether a blob is known to be clean; tells how many texts of which kind it has. */
    boolean holdsNothing(@Nullable String blob, String path, Consumer<Reading.Tally> tally) {
        if (blob == null || known.length == 0) {
            return false;
        }
        long[] key = key(blob, path);
        int low = 0;
        int high = known.length / STRIDE - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(known, middle * STRIDE, key);
            if (order == 0) {
                tally.accept(unpacked(known[middle * STRIDE + STRIDE - 1]));
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return false;
    }

    void remember(@Nullable String blob, String path, Reading reading) {
        Reading.Tally tally = reading.tally();
        if (blob == null || file == null || !reading.empty() || tally.texts() > MOST) {
            return;
        }
        long[] entry = Arrays.copyOf(key(blob, path), STRIDE);
        System.arraycopy(reading.keywords().bits(), 0, entry, 2, KeywordMarks.LONGS);
        entry[STRIDE - 1] = packed(tally);
        synchronized (fresh) {
            fresh.add(entry);
        }
    }

    /** Writes what was learned, in one step. */
    void keep() throws IOException {
        if (file != null && !fresh.isEmpty()) {
            long[][] all = new long[known.length / STRIDE + fresh.size()][];
            for (int i = 0; i < known.length / STRIDE; i++) {
                all[i] = Arrays.copyOfRange(known, i * STRIDE, (i + 1) * STRIDE);
            }
            for (int i = 0; i < fresh.size(); i++) {
                all[known.length / STRIDE + i] = fresh.get(i);
            }
            Arrays.sort(all, (one, other) -> compare(one, 0, other));
            BlobFile.write(file, rules, all);
        }
    }

    private static int compare(long[] entries, int at, long[] key) {
        int first = Long.compare(entries[at], key[0]);
        return first != 0 ? first : Long.compare(entries[at + 1], key[1]);
    }

    private static long[] key(String blob, String path) {
        return BlobFile.hash(blob + " " + path);
    }

    private static long packed(Reading.Tally tally) {
        return (long) tally.texts() << 40 | (long) tally.binary() << 20 | tally.pictures();
    }

    private static Reading.Tally unpacked(long packed) {
        return new Reading.Tally((int) (packed >>> 40), (int) (packed >>> 20) & MOST, (int) packed & MOST);
    }

    /** Where the knowledge of a repository lies. */
    static Path fileOf(String location, Path home) {
        long[] hash = BlobFile.hash(location);
        return home.resolve("scan").resolve(String.format("%016x%016x.blobs", hash[0], hash[1]));
    }
}
