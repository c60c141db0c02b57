package io.claviger.cli.scan;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Problem;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import io.claviger.spi.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A git repository, read by the same connector that the server uses. Used by one thread. */
final class Repository {

    /** Up to this size a text is held in memory, so that other threads search it while the next is read. */
    private static final int HELD = 1 << 20;

    private final CloneAddress address;
    private final boolean history;
    private final String before;
    private @Nullable String head;

    /** @param named whether reports name paths with the repository before them, as they must when there are several */
    Repository(String target, boolean history, boolean named) {
        this.address = CloneAddress.of(isUrl(target) ? target : top(target));
        this.history = history;
        this.before =
                named ? (address.place() + "/").replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", "/") : "";
    }

    /** The repository in which a path lies, as git looks for it: in its folder, and above. */
    private static String top(String target) {
        Path path = Path.of(target);
        for (Path at = path.toAbsolutePath().normalize(); at != null && Files.exists(path); at = at.getParent()) {
            if (Files.exists(at.resolve(".git")) || isBare(at)) {
                return at.equals(path.toAbsolutePath().normalize()) ? target : at.toString();
            }
        }
        return target;
    }

    private static boolean isBare(Path folder) {
        return Files.isDirectory(folder.resolve("objects")) && Files.isRegularFile(folder.resolve("HEAD"));
    }

    /** Whether a target is the address of a repository and not a path. */
    static boolean isUrl(String target) {
        return target.matches("(?i)(?:https?|git|ssh|file)://\\S+") || target.matches("[\\w.-]+@[\\w.-]+:\\S+");
    }

    /** What texts go through. */
    record Readers(
            TextScan scan, OrderedWork work, CleanBlobs clean, Progress progress, BiConsumer<String, String> unread) {}

    /** Reads every version of every file and every message that is not known to be clean, or without history only what is current. */
    void read(Readers readers) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(address.credentials());
        settings.put("location", address.place());
        settings.put("history", history);
        try (Connector connector = factory().open(new Settings(settings))) {
            for (Scope scope : connector.scopes()) {
                connector.crawl(scope, null, new Sink(readers));
            }
        } catch (ConnectorException e) {
            throw new ScanException(String.valueOf(e.getMessage()));
        }
    }

    /** Its address as messages may name it. */
    String shown() {
        return address.place();
    }

    /** Its address without a user or password, and the commit that was current. */
    Report.History seen() {
        String place = address.place();
        return new Report.History(
                isUrl(place)
                        ? place.replaceFirst("://[^/@]*@", "://")
                        : Path.of(place).toAbsolutePath().normalize().toUri().toString(),
                head);
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

    private final class Sink implements CrawlSink {
        private final Readers to;

        Sink(Readers to) {
            this.to = to;
        }

        @Override
        public boolean wants(Text.Place place) {
            return !to.clean()
                    .holdsNothing(object(place), path(place), tally -> to.scan().count(path(place), tally));
        }

        @Override
        public void text(Text text) {
            Text.Place seen = text.place();
            Finding.Place place =
                    new Finding.Place(before + path(seen), path(seen), seen.version(), seen.author(), seen.writtenAt());
            try (InputStream in = text.content().open()) {
                byte[] start = in.readNBytes(HELD);
                if (start.length < HELD) {
                    to.work().give(start.length, () -> read(seen, place, new ByteArrayInputStream(start)));
                } else {
                    List<Finding> found =
                            read(seen, place, new SequenceInputStream(new ByteArrayInputStream(start), in));
                    to.work().give(0, () -> found);
                }
            } catch (IOException e) {
                // The connector, whose stream it is, tells the problem.
                return;
            }
        }

        private List<Finding> read(Text.Place seen, Finding.Place place, InputStream in) throws IOException {
            Reading reading = to.scan().read(in, place, to.unread());
            to.clean().remember(object(seen), path(seen), reading);
            return reading.findings();
        }

        private String path(Text.Place place) {
            return Messages.path(place.ref()).orElseGet(place.ref()::externalId);
        }

        private @Nullable String object(Text.Place place) {
            Map<String, Object> known = place.attributes();
            return known.getOrDefault("blob", known.get("object")) instanceof String id ? id : null;
        }

        @Override
        public void problem(Problem problem) {
            String remedy = problem.remedy();
            to.unread().accept(problem.subject(), problem.message() + (remedy == null ? "" : "; " + remedy));
        }

        @Override
        public void observe(Observation observation) {
            if (observation instanceof ResourceSeen resource
                    && resource.attributes().get("head") instanceof String current) {
                head = current;
            }
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {}

        @Override
        public void progress(long done, OptionalLong total) {
            to.progress().share(done, total.orElse(0));
        }
    }
}
