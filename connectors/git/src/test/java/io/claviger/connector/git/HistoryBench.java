package io.claviger.connector.git;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation;
import io.claviger.spi.Problem;
import io.claviger.spi.Settings;
import io.claviger.spi.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * How many versions of files a second the connector hands over from a history, and how that compares with reading the same objects
 * in the same order by JGit alone.
 *
 * <p>Arguments: how many commits a history of ours has (10000), or the path of any repository; and how often it is read (5).
 */
public final class HistoryBench {

    private static final double BOUND = 20_000;

    private HistoryBench() {}

    public static void main(String[] arguments) throws Exception {
        IsolatedSystem.install();
        String what = arguments.length > 0 ? arguments[0] : "10000";
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        boolean ours = what.chars().allMatch(Character::isDigit);
        Path folder = ours ? Files.createTempDirectory("claviger-bench") : Path.of(what);
        if (ours) {
            SeededHistory.write(folder, Integer.parseInt(what));
        }
        for (int i = 0; i < times; i++) {
            Drain drain = new Drain();
            double crawl = crawl(folder, drain);
            double bare = bare(folder, drain.blobs);
            System.out.printf(
                    "%,d versions, %.0f MB: crawl %,.0f/s (%.2f of %,.0f/s), %.0f MB/s; JGit alone %,.0f/s, %.0f MB/s; ratio %.2f%n",
                    drain.blobs.size(),
                    drain.bytes / 1e6,
                    drain.blobs.size() / crawl,
                    drain.blobs.size() / crawl / BOUND,
                    BOUND,
                    drain.bytes / 1e6 / crawl,
                    drain.blobs.size() / bare,
                    drain.bytes / 1e6 / bare,
                    bare / crawl);
        }
        if (ours) {
            SeededHistory.remove(folder);
        }
    }

    private static double crawl(Path folder, Drain drain) throws ConnectorException, InterruptedException {
        long begin = System.nanoTime();
        Settings settings = new Settings(Map.of("location", folder.toString()));
        try (Connector connector = new GitConnectorFactory().open(settings)) {
            connector.crawl(connector.scopes().getFirst(), null, drain);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double bare(Path folder, List<ObjectId> blobs) throws IOException {
        long begin = System.nanoTime();
        try (Repository repository = new FileRepositoryBuilder()
                        .findGitDir(folder.toFile())
                        .setMustExist(true)
                        .build();
                ObjectReader reader = repository.newObjectReader()) {
            for (ObjectId blob : blobs) {
                reader.open(blob, Constants.OBJ_BLOB).getCachedBytes();
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Reads all text, as a scanner would, and forgets it. */
    private static final class Drain implements CrawlSink {

        private final byte[] buffer = new byte[1 << 16];
        private final List<ObjectId> blobs = new ArrayList<>();
        private long bytes;

        @Override
        public void text(Text text) {
            blobs.add(
                    ObjectId.fromString(String.valueOf(text.place().attributes().get("blob"))));
            try (InputStream in = text.content().open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                }
            } catch (IOException damaged) {
                throw new IllegalStateException("The repository is damaged", damaged);
            }
        }

        @Override
        public void observe(Observation observation) {}

        @Override
        public void checkpoint(Checkpoint checkpoint) {}

        @Override
        public void problem(Problem problem) {
            throw new IllegalStateException("A part of the history was not read: " + problem);
        }

        @Override
        public void progress(long done, OptionalLong total) {}
    }
}
