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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A git repository, read by the same connector that the server uses. */
final class Repository {

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
    void read(TextScan scan, Consumer<Finding> findings, BiConsumer<String, String> unread)
            throws InterruptedException {
        try (Connector connector = factory().open(new Settings(Map.of("location", location, "history", history)))) {
            for (Scope scope : connector.scopes()) {
                connector.crawl(scope, null, new Sink(scan, findings, unread));
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

    private record Sink(TextScan scan, Consumer<Finding> findings, BiConsumer<String, String> unread)
            implements CrawlSink {

        @Override
        public void text(Text text) {
            Text.Place place = text.place();
            try (InputStream in = text.content().open()) {
                List<Finding> found = scan.read(
                        in,
                        new Finding.Place(
                                place.ref().externalId(), place.version(), place.author(), place.writtenAt()));
                found.forEach(findings);
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
