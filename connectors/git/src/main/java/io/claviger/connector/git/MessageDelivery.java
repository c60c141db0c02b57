package io.claviger.connector.git;

import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.jspecify.annotations.Nullable;

/** Hands over what commits and tags say: the newest commit first, then the tags. Nothing of it is current, for it cannot be edited. */
final class MessageDelivery {

    /** What is read from: the commits, oldest first, and the tags by their refs. */
    record Source(ObjectReader reader, List<HistoryCommit> history, Map<String, ObjectId> tags) {}

    private final Source source;
    private final List<String> tagged;
    private final GitSettings settings;
    private final Damage damage;
    private final CrawlSink sink;
    private final String repositoryName;

    MessageDelivery(Source source, GitSettings settings, Damage damage, CrawlSink sink) {
        this.source = source;
        this.tagged = List.copyOf(source.tags().keySet());
        this.settings = settings;
        this.damage = damage;
        this.sink = sink;
        this.repositoryName = settings.location().repositoryName();
    }

    /** How many there are: none where only what is current is read. */
    int count() {
        return settings.history() ? source.history().size() + tagged.size() : 0;
    }

    void hand(int number) throws InterruptedException {
        int commits = source.history().size();
        if (number < commits) {
            handCommit(source.history().get(commits - 1 - number));
        } else {
            handTag(tagged.get(number - commits));
        }
    }

    private void handCommit(HistoryCommit commit) throws InterruptedException {
        String id = commit.id().name();
        Map<String, Object> attributes = new TreeMap<>(Map.of("object", id));
        settings.location().webPage(id).ifPresent(page -> attributes.put("url", page));
        Text.Place place = place(
                new ObjectRef("git.commit", id),
                "commit " + id.substring(0, 10),
                new Written(id, commit.author().toString(), commit.authored()),
                attributes);
        if (sink.wants(place)) {
            byte[] raw = load("commit", commit.id(), Constants.OBJ_COMMIT);
            tell(place, raw == null ? "" : RevCommit.parse(raw).getFullMessage());
        }
    }

    private void handTag(String ref) throws InterruptedException {
        ObjectId id = source.tags().getOrDefault(ref, ObjectId.zeroId());
        byte[] raw = load("tag", id, Constants.OBJ_TAG);
        RevTag tag = raw == null ? null : parsed(id, raw);
        if (tag == null) {
            return;
        }
        PersonIdent tagger = tag.getTaggerIdent();
        Text.Place place = place(
                new ObjectRef("git.tag", ref),
                "tag " + tag.getTagName(),
                new Written(
                        tag.getObject().name(),
                        tagger == null ? null : Author.of(tagger).toString(),
                        tagger == null ? null : tagger.getWhenAsInstant()),
                Map.of("object", id.name()));
        if (sink.wants(place)) {
            tell(place, tag.getFullMessage());
        }
    }

    private @Nullable RevTag parsed(ObjectId id, byte[] raw) throws InterruptedException {
        try {
            return RevTag.parse(raw);
        } catch (IOException e) {
            damage.tell("tag", id, "", e);
            return null;
        }
    }

    private byte @Nullable [] load(String kind, AnyObjectId id, int type) throws InterruptedException {
        try {
            return source.reader().open(id, type).getCachedBytes();
        } catch (IOException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            damage.tell(kind, id, "", e);
            return null;
        }
    }

    private void tell(Text.Place place, String message) throws InterruptedException {
        if (!message.isBlank()) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            sink.text(new Text(place, bytes.length, () -> new ByteArrayInputStream(bytes)));
        }
    }

    private record Written(
            String version,
            @Nullable String author,
            @Nullable Instant at) {}

    private Text.Place place(ObjectRef ref, String name, Written written, Map<String, Object> attributes) {
        return new Text.Place(
                ref,
                settings.repository(),
                repositoryName + ": message of " + name,
                written.version(),
                false,
                written.author(),
                written.at(),
                attributes);
    }
}
