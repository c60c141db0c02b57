package io.claviger.connector.git;

import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/** One repository, which is one scope. */
final class GitConnector implements Connector {

    private static final String SCOPE = "repository";

    private final GitSettings settings;
    private final HistoryCrawl.Pace pace;
    private @Nullable OpenRepository repository;
    private boolean closed;

    GitConnector(GitSettings settings) {
        this(settings, HistoryCrawl.Pace.USUAL);
    }

    GitConnector(GitSettings settings, HistoryCrawl.Pace pace) {
        this.settings = settings;
        this.pace = pace;
    }

    @Override
    public List<Check> check() throws InterruptedException {
        String readable = "repository can be read";
        try {
            requireOpen();
            Map<String, Ref> refs = OpenRepository.refs(settings);
            return List.of(Check.passed(
                    readable,
                    refs.isEmpty()
                            ? settings.location() + " has no commits yet"
                            : settings.location() + " has " + refs.size() + " branches, tags and other refs"));
        } catch (ConnectorException e) {
            return List.of(Check.failed(readable, e));
        }
    }

    @Override
    public List<Scope> scopes() throws ConnectorException, InterruptedException {
        requireOpen();
        OpenRepository.refs(settings);
        return List.of(new Scope(SCOPE, settings.location().repositoryName()));
    }

    @Override
    public void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        requireOpen();
        if (!scope.id().equals(SCOPE)) {
            throw new ConnectorException(
                    Category.NOT_FOUND,
                    "A git source has the one scope '" + SCOPE + "', not '" + scope.id() + "'. List the scopes again");
        }
        Interruption.check();
        OpenRepository open = opened();
        try {
            new HistoryCrawl(open.repository(), settings, sink, pace).run(checkpoint);
        } catch (IOException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            throw GitFailures.categorised(settings.location(), e);
        } finally {
            // A copy of a remote repository is as old as its crawl; the next one fetches anew.
            release();
        }
    }

    private OpenRepository opened() throws ConnectorException, InterruptedException {
        OpenRepository open = OpenRepository.open(settings);
        repository = open;
        return open;
    }

    private void requireOpen() throws ConnectorException {
        if (closed) {
            throw new ConnectorException(
                    Category.PROTOCOL, "The connection to " + settings.location() + " was closed. Open it again");
        }
    }

    private void release() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        release();
    }
}
