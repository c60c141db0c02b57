package io.claviger.connector.git;

import static io.claviger.connector.git.TestRepository.ANNA;
import static io.claviger.connector.git.TestRepository.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.Connector;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import io.claviger.testkit.RecordingSink;
import io.claviger.testkit.RecordingSink.ReadText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCrawlIT {

    @AutoClose
    private final TestRepository repository;

    HistoryCrawlIT(@TempDir Path temp) {
        repository = new TestRepository(temp.resolve("shop"));
    }

    @Test
    void handsOverEveryVersionOfEveryFileOnceAndWhatIsCurrentFirst() throws Exception {
        // Given
        RevCommit first = repository
                .write("deploy.yml", "token: one")
                .write("readme.md", "hello")
                .commit(ANNA);
        RevCommit second =
                repository.write("deploy.yml", "token: from the vault").commit(BEN);

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts())
                .extracting(ReadText::content)
                .containsExactly("token: from the vault", "hello", "token: one");
        ReadText removed = sink.texts().getLast();
        assertThat(removed.place().ref().externalId()).isEqualTo("deploy.yml");
        assertThat(removed.place().location()).isEqualTo("shop/deploy.yml");
        assertThat(removed.place().version()).isEqualTo(first.name());
        assertThat(removed.place().current()).isFalse();
        assertThat(removed.place().author()).isEqualTo("Anna Berg <Anna@Example.com>");
        assertThat(removed.place().writtenAt()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(sink.texts().getFirst().place().version()).isEqualTo(second.name());
        assertThat(sink.texts().getFirst().place().current()).isTrue();
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void handsOverWhatCommitsAndTagsSayBehindTheFilesTheNewestFirst() throws Exception {
        // Given
        RevCommit first = repository.write("a.txt", "one").commit(ANNA, "first\n\nits key was ÄÖ");
        RevCommit second = repository.write("a.txt", "two").commit(BEN, "second");
        repository.commit(BEN);
        repository
                .git
                .tag()
                .setName("v1")
                .setObjectId(first)
                .setMessage("the tag says")
                .setTagger(new PersonIdent(BEN.name(), BEN.email()))
                .call();
        repository
                .git
                .tag()
                .setName("light")
                .setAnnotated(false)
                .setObjectId(second)
                .call();

        // When
        RecordingSink sink = crawl(Map.of());
        RecordingSink current = crawl(Map.of("history", false));

        // Then
        assertThat(sink.texts())
                .extracting(ReadText::content)
                .containsExactly("two", "one", "second", "first\n\nits key was ÄÖ", "the tag says");
        ReadText message = sink.texts().get(3);
        assertThat(message.place().ref()).isEqualTo(new ObjectRef("git.commit", first.name()));
        assertThat(message.place().location())
                .isEqualTo("shop: message of commit " + first.name().substring(0, 10));
        assertThat(message.place().version()).isEqualTo(first.name());
        assertThat(message.place().author()).isEqualTo("Anna Berg <Anna@Example.com>");
        assertThat(message.place().current()).isFalse();
        ReadText tag = sink.texts().getLast();
        assertThat(tag.place().ref()).isEqualTo(new ObjectRef("git.tag", "refs/tags/v1"));
        assertThat(tag.place().location()).isEqualTo("shop: message of tag v1");
        assertThat(tag.place().version()).isEqualTo(first.name());
        assertThat(tag.place().author()).isEqualTo(BEN.toString());
        assertThat(current.texts()).extracting(ReadText::content).containsExactly("two");
    }

    @Test
    void namesTheCommitThatBroughtAFileInAndNotOneThatOnlyKeptOrMovedIt() throws Exception {
        // Given
        RevCommit first = repository.write("old/name.txt", "same content").commit(ANNA);
        repository.remove("old/name.txt").write("new/name.txt", "same content").commit(BEN);

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        ReadText only = sink.texts().getFirst();
        assertThat(sink.texts()).hasSize(1);
        assertThat(only.place().version()).isEqualTo(first.name());
        assertThat(only.place().ref().externalId()).isEqualTo("new/name.txt");
        assertThat(only.place().attributes()).containsEntry("introducedAs", "old/name.txt");
    }

    @Test
    void handsOverACurrentFileAtEachOfItsPaths() throws Exception {
        // Given
        repository
                .write("tests/shop.env", "same content")
                .write("deploy/shop.env", "same content")
                .write("old/shop.env", "same content")
                .commit(ANNA);
        repository.remove("old/shop.env").commit(BEN);

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts())
                .extracting(text -> text.place().location(), ReadText::content)
                .containsExactlyInAnyOrder(
                        tuple("shop/tests/shop.env", "same content"), tuple("shop/deploy/shop.env", "same content"));
        assertThat(sink.texts()).allMatch(text -> text.place().current());
    }

    @Test
    void tellsWhoWroteMostOfTheRepositoryAsOwnerEvidence() throws Exception {
        // Given
        repository.write("a", "1").commit(ANNA);
        repository.write("a", "2").commit(ANNA);
        repository.write("a", "3").commit(ANNA);
        repository.write("a", "4").commit(BEN);
        repository
                .write("a", "5")
                .commit(new Author("renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com"));

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        ResourceSeen resource =
                sink.observations(ResourceSeen.class).findFirst().orElseThrow();
        List<OwnershipSeen> owners = sink.observations(OwnershipSeen.class).toList();
        assertThat(resource.name()).isEqualTo("shop");
        assertThat(owners).hasSize(2).allMatch(owner -> owner.ref().equals(resource.ref()));
        assertThat(owners.getFirst().owner().key()).isEqualTo("anna@example.com");
        assertThat(owners.getFirst().evidence()).isEqualTo("author of 3 of the last 4 commits");
        assertThat(owners.getFirst().confidence()).isEqualTo(0.6);
    }

    @Test
    void goesOnInTheSameHistoryWhenABranchMovedMeanwhile() throws Exception {
        // Given
        for (int i = 0; i < 20; i++) {
            repository.write("file" + i, "content " + i).commit(ANNA);
        }
        GitSettings settings = GitSettings.of(new Settings(Map.of("location", repository.folder.toString())));
        RecordingSink whole = new RecordingSink();
        new GitConnector(settings, new HistoryCrawl.Pace(5)).crawl(new Scope("repository", "shop"), null, whole);
        repository.write("later", "later").commit(BEN);

        // When
        RecordingSink rest = new RecordingSink();
        new GitConnector(settings, new HistoryCrawl.Pace(5))
                .crawl(new Scope("repository", "shop"), whole.checkpoints().get(1), rest);

        // Then
        assertThat(rest.texts()).isEqualTo(whole.texts().subList(10, 20));
    }

    private RecordingSink crawl(Map<String, Object> more) throws Exception {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("location", repository.folder.toString());
        RecordingSink sink = new RecordingSink();
        try (Connector connector = new GitConnectorFactory().open(new Settings(settings))) {
            connector.crawl(connector.scopes().getFirst(), null, sink);
        }
        return sink;
    }
}
