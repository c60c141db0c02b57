package io.claviger.connector.git;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * One crawl of one repository: the commits first, then every version of every file once, what is current before what is
 * past, then what commits and tags say. A crawl that is resumed reads the commits again, which is quick, and hands over
 * the texts that are left.
 */
final class HistoryCrawl {

    /** @param checkpointEvery texts between two checkpoints */
    record Pace(int checkpointEvery) {
        static final Pace USUAL = new Pace(500);
    }

    private static final int PROGRESS_EVERY = 64;

    private final Repository repository;
    private final GitSettings settings;
    private final CrawlSink sink;
    private final Pace pace;
    private final ObjectRef ref;
    private final Damage damage;

    HistoryCrawl(Repository repository, GitSettings settings, CrawlSink sink, Pace pace) {
        this.repository = repository;
        this.settings = settings;
        this.sink = sink;
        this.pace = pace;
        this.ref = settings.repository();
        this.damage = new Damage(sink);
    }

    void run(@Nullable Checkpoint checkpoint) throws IOException, ConnectorException, InterruptedException {
        RefTips found = RefTips.read(repository, settings.branches(), damage);
        try (ObjectReader reader = repository.newObjectReader()) {
            Optional<GitCheckpoint> begun = Optional.ofNullable(checkpoint).flatMap(GitCheckpoint::of);
            if (begun.isPresent() && !stillThere(begun.get(), reader)) {
                begun = Optional.empty();
            }
            RefTips tips = begun.map(earlier -> earlier.within(found)).orElse(found);
            List<HistoryCommit> history = CommitOrder.oldestFirst(reader, entered(tips), damage);
            boolean shallow =
                    !repository.getObjectDatabase().getShallowCommits().isEmpty();
            observe(tips, history, shallow);
            if (shallow) {
                tellThatItIsShallow();
            }
            hand(tips, history, reader, begun);
        }
        if (found.isEmpty() && damage.isNone() && holdsObjects()) {
            tellThatNothingLeadsToItsObjects();
        }
        damage.finish();
    }

    private boolean holdsObjects() throws IOException {
        Path objects = repository.getCommonDirectory().toPath().resolve(Constants.OBJECTS);
        try (Stream<Path> files = Files.walk(objects)) {
            return files.anyMatch(file -> !file.startsWith(objects.resolve("info")) && Files.isRegularFile(file));
        }
    }

    private void tellThatNothingLeadsToItsObjects() throws InterruptedException {
        sink.problem(new Problem(
                Category.NOT_FOUND,
                "history of " + settings.location().repositoryName(),
                "The repository holds objects, and no branch, tag or HEAD leads to any of them: nothing was read",
                "Run 'git fsck --lost-found' in it, and 'git branch found COMMIT' for each commit that it finds"));
    }

    private List<ObjectId> entered(RefTips tips) {
        return settings.history()
                ? List.copyOf(tips.commits())
                : tips.head().stream().toList();
    }

    private static boolean stillThere(GitCheckpoint earlier, ObjectReader reader) throws IOException {
        for (ObjectId tip : earlier.tips()) {
            if (!reader.has(tip)) {
                return false;
            }
        }
        return true;
    }

    private void observe(RefTips tips, List<HistoryCommit> history, boolean shallow) throws InterruptedException {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("commits", (long) history.size());
        attributes.put("shallow", shallow);
        tips.head().ifPresent(head -> attributes.put("head", head.name()));
        settings.environment().ifPresent(environment -> attributes.put("environment", environment));
        remote().ifPresent(remote -> attributes.put("remote", remote));
        if (!history.isEmpty()) {
            attributes.put("lastCommitAt", history.getLast().authored().toString());
        }
        sink.observe(new ResourceSeen(ref, settings.location().repositoryName(), null, attributes));
        for (OwnershipSeen owner : CommitShares.of(ref, history)) {
            sink.observe(owner);
        }
    }

    /** Where it is hosted, for a repository on disk too; without a name or a password that may be in it. */
    private Optional<String> remote() {
        if (settings.location() instanceof RepositoryLocation.Remote remote) {
            return Optional.of(remote.toString());
        }
        String url = repository
                .getConfig()
                .getString(
                        ConfigConstants.CONFIG_REMOTE_SECTION,
                        Constants.DEFAULT_REMOTE_NAME,
                        ConfigConstants.CONFIG_KEY_URL);
        try {
            return url == null
                    ? Optional.empty()
                    : Optional.of(new URIish(url).setUser(null).setPass(null).toString());
        } catch (URISyntaxException unreadable) {
            return Optional.empty(); // then nothing says where it is hosted
        }
    }

    private void tellThatItIsShallow() throws InterruptedException {
        sink.problem(new Problem(
                Category.NOT_FOUND,
                "history of " + settings.location().repositoryName(),
                "The repository is a shallow clone: its older commits are not there to be read",
                "Run 'git fetch --unshallow' in it, or give the clone URL of the complete one"));
    }

    private void hand(RefTips tips, List<HistoryCommit> history, ObjectReader reader, Optional<GitCheckpoint> begun)
            throws InterruptedException {
        BlobIndex index = index(tips, history, reader);
        BlobEntry[] order = index.inOrder();
        BlobDelivery blobs = new BlobDelivery(new BlobDelivery.Source(reader, index, history), settings, damage, sink);
        MessageDelivery messages =
                new MessageDelivery(new MessageDelivery.Source(reader, history, tips.tags()), settings, damage, sink);
        int total = order.length + messages.count();
        int next = begun.filter(earlier -> earlier.total() == total)
                .map(GitCheckpoint::next)
                .orElse(0);
        for (; next < total; next++) {
            Interruption.check();
            if (next % PROGRESS_EVERY == 0) {
                sink.progress(next, OptionalLong.of(total));
            }
            if (next < order.length) {
                blobs.hand(order[next]);
            } else {
                messages.hand(next - order.length);
            }
            if ((next + 1) % pace.checkpointEvery() == 0) {
                Optional<Checkpoint> point = new GitCheckpoint(tips.head(), tips.commits(), next + 1, total).encoded();
                if (point.isPresent()) {
                    sink.checkpoint(point.get());
                }
            }
        }
        sink.progress(total, OptionalLong.of(total));
    }

    private BlobIndex index(RefTips tips, List<HistoryCommit> history, ObjectReader reader)
            throws InterruptedException {
        BlobIndex index = new BlobIndex(reader, damage);
        Optional<ObjectId> current = Optional.empty();
        for (int number = 0; number < history.size(); number++) {
            HistoryCommit commit = history.get(number);
            boolean isHead = tips.head().filter(commit.id()::equals).isPresent();
            if (isHead) {
                current = Optional.of(commit.tree());
            }
            if (isHead || settings.history()) {
                index.addTree(commit.tree(), number);
            }
        }
        if (settings.history()) {
            for (ObjectId tree : tips.trees().values()) {
                index.addTree(tree, BlobEntry.NOWHERE);
            }
            tips.files().forEach((name, file) -> index.addTagged(file, name));
        }
        if (current.isPresent()) {
            index.markCurrent(current.get());
        }
        return index;
    }
}
