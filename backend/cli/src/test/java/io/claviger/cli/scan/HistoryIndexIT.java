package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.OwnRuleFile;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryIndexIT {

    private static final int CLEAN = 4 + 3;

    @TempDir
    Path root = Path.of(".");

    @Test
    void findsTheSameWithAndWithoutWhatWasLearned() throws Exception {
        // Given
        ScannedFolder folder = history();
        CommandRun without = folder.scan("--history", "--format", "jsonl", "--no-index");

        // When
        CommandRun first = folder.scan("--history", "--format", "jsonl");
        CommandRun second = folder.scan("--history", "--format", "jsonl");

        // Then
        assertThat(without.out().lines()).hasSize(2);
        assertThat(first).isEqualTo(without);
        assertThat(second).isEqualTo(without);
        assertThat(without.err()).contains("2 secrets in 6 files");
    }

    @Test
    void keepsNothingOfAFinding() throws Exception {
        // Given
        ScannedFolder folder = history();
        folder.scan("--history");
        Path file = CleanBlobs.fileOf(
                new Repository(root.toString(), true, false).seen().location(), Home.folder());

        // Then: four of six versions and three messages are clean, and nothing else is known
        BlobFile.Rules rules = BlobFile.Rules.of(RuleSet.builtIn());
        assertThat(BlobFile.read(file, rules)).hasSize(CLEAN * CleanBlobs.STRIDE);
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("gh" + "p_", "a.env", "Ada");
    }

    @Test
    void searchesAgainOnlyWhatHoldsTheKeywordsOfARuleThatChanged() throws Exception {
        // Given
        ScannedFolder folder = history();
        Path rules = Files.writeString(root.resolveSibling("own.toml"), rule("none at all"));
        folder.scan("--history", "--rules", rules.toString());
        String location = new Repository(root.toString(), true, false).seen().location();
        Path file = CleanBlobs.fileOf(location, Home.folder());

        // When
        BlobFile.Rules changed = rules(rule("ordinary [a-z]+"));
        BlobFile.Rules stranger = rules(rule("ordinary [a-z]+").replace("ordinary\"", "unheard-of\""));

        // Then: one of the clean versions says "ordinary"
        assertThat(BlobFile.read(file, changed)).hasSize((CLEAN - 1) * CleanBlobs.STRIDE);
        assertThat(BlobFile.read(file, stranger)).isEmpty();
        assertThat(BlobFile.read(file, BlobFile.Rules.of(RuleSet.builtIn()))).hasSize(CLEAN * CleanBlobs.STRIDE);
        Files.writeString(rules, rule("ordinary [a-z]+"));
        CommandRun run = folder.scan("--history", "--rules", rules.toString(), "--format", "jsonl");
        assertThat(run.out()).contains("\"type\":\"custom/own\"");
        assertThat(run.out())
                .isEqualTo(folder.scan("--history", "--no-index", "--rules", rules.toString(), "--format", "jsonl")
                        .out());
    }

    @Test
    void forgetsWhatADamagedFileSays() throws Exception {
        // Given
        ScannedFolder folder = history();
        folder.scan("--history");
        Path file = CleanBlobs.fileOf(
                new Repository(root.toString(), true, false).seen().location(), Home.folder());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));

        // When, Then
        assertThat(folder.scan("--history").err()).contains("2 secrets in 6 files");
        assertThat(Files.size(file)).isEqualTo(bytes.length);
    }

    @Test
    void asksForWhatIsNotKnownUnderItsNameOnly() throws IOException {
        // Given
        Path file = Files.createDirectories(root.resolve("x")).resolve("known.blobs");
        CleanBlobs blobs = CleanBlobs.open(file, BlobFile.Rules.NONE);
        Reading.Tally tally = new Reading.Tally(3, 2, 1);
        blobs.remember(
                "b1", "a.txt", new Reading(List.of(), true, tally, new io.claviger.engine.secrets.KeywordMarks()));
        blobs.remember(
                "b2", "a.txt", new Reading(List.of(), false, tally, new io.claviger.engine.secrets.KeywordMarks()));
        blobs.keep();

        // When
        CleanBlobs read = CleanBlobs.open(file, BlobFile.Rules.NONE);

        // Then
        AtomicInteger told = new AtomicInteger();
        assertThat(read.holdsNothing("b1", "a.txt", one -> told.addAndGet(one.equals(tally) ? 1 : 100)))
                .isTrue();
        assertThat(Stream.of("b1 b.env", "b2 a.txt", "b3 a.txt").map(pair -> pair.split(" ")))
                .noneMatch(pair -> read.holdsNothing(pair[0], pair[1], one -> told.addAndGet(100)));
        assertThat(told).hasValue(1);
    }

    private static String rule(String regex) {
        return "[[rules]]\nid = \"own\"\nregex = '" + regex + "'\nkeywords = [\"ordinary\"]\n";
    }

    private static BlobFile.Rules rules(String toml) {
        return BlobFile.Rules.of(OwnRuleFile.read("own.toml", toml, path -> "").with(RuleSet.builtIn()));
    }

    /** Six versions of files, of which two hold a secret. */
    private ScannedFolder history() throws Exception {
        ScannedFolder folder = new ScannedFolder(root);
        folder.git("init", "-q");
        folder.write("a.env", "TOKEN=" + CommandRun.token(20) + "\n");
        folder.write("b.txt", "an ordinary text\n");
        folder.commit("add");
        folder.write("a.env", "TOKEN=\n");
        folder.write("c.txt", "another\n");
        folder.commit("remove");
        folder.write("d.txt", CommandRun.token(21) + "\n");
        folder.write("b.txt", "a text\n");
        folder.commit("more");
        return folder;
    }
}
