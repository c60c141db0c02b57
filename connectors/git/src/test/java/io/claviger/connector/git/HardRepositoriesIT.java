package io.claviger.connector.git;

import static io.claviger.connector.git.TestRepository.ANNA;
import static io.claviger.connector.git.TestRepository.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import io.claviger.spi.Settings;
import io.claviger.testkit.RecordingSink;
import io.claviger.testkit.RecordingSink.ReadText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories as they are found, and not as one would wish them. */
class HardRepositoriesIT {

    private final Path temp;

    @AutoClose
    private final TestRepository repository;

    HardRepositoriesIT(@TempDir Path temp) {
        this.temp = temp;
        repository = new TestRepository(temp.resolve("shop"));
    }

    @Test
    void namesADamagedFileAndReadsTheRest() throws Exception {
        // Given
        RevCommit first = repository
                .write("bad.txt", "will be damaged")
                .write("good.txt", "good")
                .commit(ANNA);
        ObjectId bad = repository.git.getRepository().resolve(first.name() + ":bad.txt");
        Files.delete(repository.objectFile(bad));
        Files.write(repository.objectFile(bad), new byte[] {1, 2, 3});

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts()).extracting(ReadText::content).containsExactly("good");
        assertThat(sink.problems()).hasSize(1).allMatch(Problem::hidesObjects);
        assertThat(sink.problems().getFirst().subject()).isEqualTo("file " + bad.name());
        assertThat(sink.problems().getFirst().message()).contains("bad.txt", "damaged");
        assertThat(sink.problems().getFirst().remedy()).contains("git fsck");
    }

    @Test
    void namesAMissingFolderAndAMissingCommitAndReadsTheRest() throws Exception {
        // Given
        RevCommit first =
                repository.write("a/one.txt", "one").write("top.txt", "top").commit(ANNA);
        RevCommit second = repository.write("b/two.txt", "two").commit(ANNA);
        RevCommit third = repository.write("top.txt", "new top").commit(ANNA);
        ObjectId folder = repository.git.getRepository().resolve(first.name() + ":a");
        Files.delete(repository.objectFile(folder));
        Files.delete(repository.objectFile(second));

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts()).extracting(ReadText::content).containsExactlyInAnyOrder("two", "new top");
        assertThat(sink.texts()).extracting(text -> text.place().version()).containsOnly(third.name());
        assertThat(sink.problems())
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder("commit " + second.name(), "tree " + folder.name());
    }

    @Test
    void leavesOutAFileThatIsLargerThanItMayBeAndTellsIt() throws Exception {
        // Given
        repository
                .write("huge.bin", new byte[3_000_000])
                .write("small.txt", "small")
                .commit(ANNA);

        // When
        RecordingSink sink = crawl(Map.of("maxBlobBytes", 1_000_000L));

        // Then
        assertThat(sink.texts()).extracting(ReadText::content).containsExactly("small");
        assertThat(sink.problems()).hasSize(1).noneMatch(Problem::hidesObjects);
        assertThat(sink.problems().getFirst().message()).contains("huge.bin", "3000000", "maxBlobBytes");
    }

    @Test
    void streamsAFileThatIsLargerThanWhatIsKeptInMemory() throws Exception {
        // Given
        repository
                .write("dump.sql", new byte[80_000_000])
                .write("small.txt", "small")
                .commit(ANNA);

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts()).extracting(ReadText::size).containsExactlyInAnyOrder(80_000_000L, 5L);
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void readsWhatOnlyAMergeOrABranchOrATagHolds() throws Exception {
        // Given
        repository.write("base.txt", "base").commit(ANNA);
        repository.git.checkout().setCreateBranch(true).setName("feature").call();
        RevCommit onBranch = repository.write("feature.txt", "feature").commit(BEN);
        repository.git.checkout().setName("main").call();
        repository.write("main.txt", "main").commit(ANNA);
        repository.merge("feature", ANNA);
        repository.git.checkout().setCreateBranch(true).setName("abandoned").call();
        repository.write("abandoned.txt", "abandoned").commit(BEN);
        repository.git.checkout().setName("main").call();
        tagAFile("notes", "only a tag names this");

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts())
                .extracting(ReadText::content)
                .containsExactlyInAnyOrder("base", "feature", "main", "abandoned", "only a tag names this");
        assertThat(text(sink, "feature").place().version()).isEqualTo(onBranch.name());
        assertThat(text(sink, "feature").place().current()).isTrue();
        assertThat(text(sink, "abandoned").place().current()).isFalse();
        assertThat(text(sink, "only a tag names this").place().version()).isNull();
    }

    @Test
    void readsOnlyTheBranchesAndTheHistoryThatWereAskedFor() throws Exception {
        // Given
        repository.write("a.txt", "old").commit(ANNA);
        repository.write("a.txt", "new").commit(ANNA);
        repository.git.checkout().setCreateBranch(true).setName("other").call();
        repository.write("b.txt", "other").commit(ANNA);

        // When
        RecordingSink oneBranch = crawl(Map.of("branches", List.of("main")));
        RecordingSink current = crawl(Map.of("history", false));
        ConnectorException missing =
                catchThrowableOfType(ConnectorException.class, () -> crawl(Map.of("branches", List.of("gone"))));

        // Then
        assertThat(oneBranch.texts()).extracting(ReadText::content).containsExactly("new", "old");
        assertThat(current.texts()).extracting(ReadText::content).containsExactlyInAnyOrder("new", "other");
        assertThat(missing.category()).isEqualTo(Category.NOT_FOUND);
        assertThat(missing).hasMessageContaining("'gone'");
    }

    @Test
    void doesNotFollowLinksToFilesOrToOtherRepositories() throws Exception {
        // Given
        repository.write("real.txt", "real");
        addEntry("link", FileMode.SYMLINK, repository.git.getRepository().newObjectInserter());
        addEntry("module", FileMode.GITLINK, repository.git.getRepository().newObjectInserter());
        repository.commit(ANNA);

        // When
        RecordingSink sink = crawl(Map.of());

        // Then
        assertThat(sink.texts()).extracting(ReadText::content).containsExactly("real");
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void tellsThatAShallowCloneLacksItsOlderCommits() throws Exception {
        // Given
        repository.write("a.txt", "old").commit(ANNA);
        repository.write("a.txt", "new").commit(ANNA);
        Path clone = temp.resolve("shallow");
        Git.cloneRepository()
                .setURI(repository.folder.toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(1)
                .call()
                .close();

        // When
        RecordingSink sink = crawl(Map.of("location", clone.toString()));

        // Then
        assertThat(sink.texts()).extracting(ReadText::content).containsExactly("new");
        assertThat(sink.problems()).hasSize(1);
        assertThat(sink.problems().getFirst().remedy()).contains("git fetch --unshallow");
    }

    @Test
    void readsABareRepositoryAndAFileUrlAndAnEmptyOne() throws Exception {
        // Given
        repository.write("a.txt", "content").commit(ANNA);
        Path bare = temp.resolve("bare.git");
        Git.cloneRepository()
                .setURI(repository.folder.toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();
        Path empty = temp.resolve("empty");
        Git.init().setDirectory(empty.toFile()).call().close();

        // When
        RecordingSink ofBare = crawl(Map.of("location", bare.toUri().toString()));
        RecordingSink ofEmpty = crawl(Map.of("location", empty.toString()));

        // Then
        assertThat(ofBare.texts()).extracting(text -> text.place().location()).containsExactly("bare/a.txt");
        assertThat(ofEmpty.texts()).isEmpty();
        assertThat(ofEmpty.problems()).isEmpty();
    }

    private RecordingSink crawl(Map<String, Object> more) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (Connector connector = new GitConnectorFactory().open(settings(more))) {
            connector.crawl(connector.scopes().getFirst(), null, sink);
        }
        return sink;
    }

    private Settings settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("location", repository.folder.toString()));
        settings.putAll(more);
        return new Settings(settings);
    }

    private static ReadText text(RecordingSink sink, String content) {
        return sink.texts().stream()
                .filter(text -> text.content().equals(content))
                .findFirst()
                .orElseThrow();
    }

    private void tagAFile(String tag, String content) throws Exception {
        try (ObjectInserter inserter = repository.git.getRepository().newObjectInserter()) {
            ObjectId blob =
                    inserter.insert(Constants.OBJ_BLOB, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            inserter.flush();
            var update = repository.git.getRepository().updateRef("refs/tags/" + tag);
            update.setNewObjectId(blob);
            update.update();
        }
    }

    private void addEntry(String path, FileMode mode, ObjectInserter inserter) throws Exception {
        ObjectId target = mode == FileMode.GITLINK
                ? ObjectId.fromString("1111111111111111111111111111111111111111")
                : inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'});
        inserter.flush();
        DirCache index = repository.git.getRepository().lockDirCache();
        DirCacheEditor editor = index.editor();
        editor.add(new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(mode);
                entry.setObjectId(target);
            }
        });
        editor.commit();
    }
}
