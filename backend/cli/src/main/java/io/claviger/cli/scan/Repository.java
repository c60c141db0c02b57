package io.claviger.cli.scan;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation;
import io.claviger.spi.Problem;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import io.claviger.spi.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;

/** A git repository, read by the same connector that the server uses. */
final class Repository {

    /** Up to this size a text is held in memory, so that other threads search it while the next is read. */
    private static final int HELD = 1 << 20;

    private final String location;
    private final boolean history;

    Repository(String location, boolean history) {
        this.location = location;
        this.history = history;
    }

    /** Whether a target is the address of a repository and not a path. */
    static boolean isUrl(String target) {
        return target.matches("(?i)(?:https?|git|ssh|file)://\\S+") || target.matches("[\\w.-]+@[\\w.-]+:\\S+");
    }

    /**
     * Reads every version of every file, or with {@code history} false only what is current.
     *
     * @param unread hears of what cannot be read
     */
    void read(TextScan scan, OrderedWork work, BiConsumer<String, String> unread) throws InterruptedException {
        try (Connector connector = factory().open(new Settings(Map.of("location", location, "history", history)))) {
            for (Scope scope : connector.scopes()) {
                connector.crawl(scope, null, new Sink(scan, work, unread));
            }
        } catch (ConnectorException e) {
            throw new ScanException(String.valueOf(e.getMessage()));
        }
    }

    private static ConnectorFactory factory() {
        // The connector's library looks for a log; there is none here, and nobody needs to be told so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        for (ConnectorFactory factory : ServiceLoader.load(ConnectorFactory.class)) {
            if (factory.type().equals("git")) {
                return factory;
            }
        }
        throw new ScanException(
                "this installation has no git connector; put claviger-connector-git beside the program");
    }

    private record Sink(TextScan scan, OrderedWork work, BiConsumer<String, String> unread) implements CrawlSink {

        @Override
        public void text(Text text) {
            Text.Place seen = text.place();
            Finding.Place place = new Finding.Place(
                    seen.ref().externalId(), seen.ref().externalId(), seen.version(), seen.author(), seen.writtenAt());
            try (InputStream in = text.content().open()) {
                byte[] start = in.readNBytes(HELD);
                if (start.length < HELD) {
                    work.give(() -> scan.read(new ByteArrayInputStream(start), place, unread));
                } else {
                    List<Finding> found =
                            scan.read(new SequenceInputStream(new ByteArrayInputStream(start), in), place, unread);
                    work.give(() -> found);
                }
            } catch (IOException e) {
                // The connector, whose stream it is, tells the problem.
                return;
            }
        }

        @Override
        public void problem(Problem problem) {
            unread.accept(problem.subject(), problem.message());
        }

        @Override
        public void observe(Observation observation) {}

        @Override
        public void checkpoint(Checkpoint checkpoint) {}

        @Override
        public void progress(long done, OptionalLong total) {}
    }
}
