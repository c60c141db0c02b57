package io.claviger.connector.git;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Problem;
import io.claviger.spi.Text;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Hands the content of one blob after the other to the sink, with the place where it is found. */
final class BlobDelivery {

    /** What is read from: the blobs, and the commits (oldest first) that brought them in. */
    record Source(ObjectReader reader, BlobIndex index, List<HistoryCommit> history) {}

    private final Source source;
    private final GitSettings settings;
    private final Damage damage;
    private final CrawlSink sink;
    private final ObjectRef repository;
    private final String repositoryName;

    BlobDelivery(Source source, GitSettings settings, Damage damage, CrawlSink sink) {
        this.source = source;
        this.settings = settings;
        this.damage = damage;
        this.sink = sink;
        this.repository = settings.repository();
        this.repositoryName = settings.location().repositoryName();
    }

    /** At each of its current paths: what a value is, and what has to be done about it, depends on the place. */
    void hand(BlobEntry blob) throws InterruptedException {
        hand(blob, source.index().path(blob.shownPath()));
        for (int copy : source.index().copies(blob)) {
            Interruption.check();
            hand(blob, source.index().path(copy));
        }
    }

    private void hand(BlobEntry blob, String path) throws InterruptedException {
        Text.Place place = place(blob, path);
        ObjectLoader loader = sink.wants(place) ? load(blob, path) : null;
        if (loader == null) {
            return;
        }
        WatchedContent content = new WatchedContent(loader);
        sink.text(new Text(place, loader.getSize(), content));
        Exception failure = content.failure();
        if (failure != null) {
            Damage.rethrowIfInterrupted(failure);
            damage.tell("file", blob, path, failure);
        }
    }

    /** The blob, or {@code null} when it cannot be read or is too large, which is told. */
    private @Nullable ObjectLoader load(BlobEntry blob, String path) throws InterruptedException {
        try {
            // A large blob is only looked up here; its bytes come when they are streamed.
            ObjectLoader loader = source.reader().open(blob, Constants.OBJ_BLOB);
            if (loader.getSize() > settings.maxBlobBytes()) {
                tellThatItIsTooLarge(blob, path, loader.getSize());
                return null;
            }
            return loader;
        } catch (IOException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            damage.tell("file", blob, path, e);
            return null;
        }
    }

    private void tellThatItIsTooLarge(BlobEntry blob, String path, long size) throws InterruptedException {
        sink.problem(Problem.ofFact(
                Category.PROTOCOL,
                "file " + blob.name(),
                "A version of " + path + " was left out: it has " + size + " bytes, and the setting 'maxBlobBytes' is "
                        + settings.maxBlobBytes(),
                "Raise 'maxBlobBytes' to at least " + size + " to have it read"));
    }

    private Text.Place place(BlobEntry blob, String path) {
        HistoryCommit commit =
                blob.commit == BlobEntry.NOWHERE ? null : source.history().get(blob.commit);
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("blob", blob.name());
        String introducedAs = source.index().path(blob.path);
        if (!introducedAs.equals(path)) {
            attributes.put("introducedAs", introducedAs);
        }
        if (commit != null) {
            settings.location()
                    .webPage(commit.id().name(), introducedAs)
                    .ifPresent(page -> attributes.put("url", page));
        }
        return new Text.Place(
                new ObjectRef("git.file", path),
                repository,
                repositoryName + "/" + path,
                commit == null ? null : commit.id().name(),
                blob.isCurrent(),
                commit == null ? null : commit.author().toString(),
                commit == null ? null : commit.authored(),
                attributes);
    }
}
