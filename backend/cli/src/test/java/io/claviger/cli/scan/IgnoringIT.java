package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoringIT {

    @TempDir
    Path root = Path.of(".");

    private ScannedFolder folder = new ScannedFolder(root);

    @BeforeEach
    void open() {
        folder = new ScannedFolder(root);
    }

    @Test
    void heedsMarksAndIgnoreFilesUnlessToldNotTo() throws IOException {
        // Given
        folder.write(
                "a.txt",
                CommandRun.token(6) + " # claviger:allow a test\n" + CommandRun.token(7) + "\n" + CommandRun.token(8)
                        + " // gitleaks:allow\n");
        folder.write(".clavigerignore", "# known\n" + fingerprint() + " # revoked\n");

        // When
        CommandRun heeding = folder.scan();
        CommandRun strict = folder.scan("--no-ignore");

        // Then
        assertThat(heeding.code()).as(heeding.out()).isZero();
        assertThat(heeding.err()).contains("3 ignored by a mark, an ignore file or an allowlist");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err()).contains("3 secrets");
    }

    @Test
    void aMarkOfOursWithoutAReasonAllowsNothing() throws IOException {
        folder.write("a.txt", CommandRun.token(6) + " # claviger:allow\n");
        assertThat(folder.scan().code()).isEqualTo(1);
    }

    @Test
    void ignoresAValueWhereverItMovesAndNothingElseInItsLine() throws IOException {
        // Given
        folder.write("a.txt", CommandRun.token(1) + "\n");
        folder.write(".clavigerignore", fingerprint() + " # revoked\n");
        folder.write("a.txt", "\n\n" + CommandRun.token(2) + " " + CommandRun.token(1) + "\n");

        // When
        CommandRun run = folder.scan("--format", "jsonl");

        // Then
        assertThat(run.out().lines()).singleElement().asString().contains("\"line\":3,\"column\":1,");
    }

    @Test
    void ignoresThePlacesOfAnIgnoreFileOfGitleaks() throws IOException {
        // Given: a rule of gitleaks itself, one that has another name, a place without a secret, another line
        folder.write("in/a.txt", CommandRun.token(1) + "\n" + CommandRun.token(2) + "\n" + CommandRun.token(3) + "\n");
        folder.write(".gitleaksignore", """
                # these are known
                in/a.txt:some-rule-of-gitleaks:1
                in/a.txt:access-key-id:2
                0123456789012345678901234567890123456789:in/a.txt:some-rule-of-gitleaks:3
                """);

        // When
        CommandRun run = folder.scan("--format", "jsonl");

        // Then
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out()).contains("\"line\":2,", "\"line\":3,");
        assertThat(folder.scan("--no-ignore").err()).contains("3 secrets");
        assertThat(CommandRun.of("scan", root.resolve("in").toString()).err()).contains("2 secrets");
    }

    @Test
    void ignoresAPlaceOfACommitInItsHistory() throws Exception {
        // Given
        folder.git("init", "-q");
        folder.write("a.txt", CommandRun.token(4) + "\n");
        folder.commit("add");
        String commit = folder.scan("--history", "--format", "jsonl")
                .out()
                .replaceFirst("(?s).*\"commit\":\"([0-9a-f]+)\".*", "$1");
        folder.write(".gitleaksignore", commit + ":a.txt:some-rule-of-gitleaks:1\n");

        // When, Then
        assertThat(folder.scan("--history").code()).isZero();
        assertThat(folder.scan().code()).isEqualTo(1);
    }

    @Test
    void tellsLinesOfIgnoreFilesThatItCannotReadAndHeedsTheOthers() throws IOException {
        // Given
        folder.write("a.txt", CommandRun.token(4) + "\n");
        folder.write(".clavigerignore", CommandRun.token(4) + "\n" + fingerprint() + " # revoked\n");
        folder.write(".gitleaksignore", "\nsrc/**\n");
        folder.write("b.txt", "token = " + CommandRun.token(5) + "\n");

        // When
        CommandRun run = folder.scan("--format", "jsonl");

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(".clavigerignore:1", "64 hex digits", ".gitleaksignore:2", "PATH:RULE:LINE");
        assertThat(run.err()).doesNotContain(CommandRun.token(4));
        assertThat(run.out().lines()).singleElement().asString().contains("b.txt");
    }

    @Test
    void refusesABaselineWithoutFingerprints() throws IOException {
        Path report =
                Files.writeString(root.resolveSibling("other.json"), "[{\"RuleID\":\"some-rule\",\"File\":\"a\"}]");
        CommandRun run = folder.scan("--baseline", report.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds no fingerprints");
    }

    @Test
    void usesTheRulesAndAllowlistsOfAConfigurationOfGitleaks() throws IOException {
        // Given
        Path rules = Files.writeString(root.resolveSibling("own.toml"), """
                [[rules]]
                id = "shop"
                regex = '''shop_[a-z]{6}'''
                [[rules]]
                id = "broken"
                regex = '''(shop'''
                [[allowlists]]
                description = "our sandbox"
                paths = ['''^sandbox/''']
                """);
        folder.write("a.txt", "shop_" + "abcdef\n");
        folder.write("sandbox/b.txt", "shop_" + "abcdef\n" + CommandRun.token(9) + "\n");

        // When
        CommandRun run = folder.scan("--rules", rules.toString(), "--format", "jsonl");
        CommandRun strict = folder.scan("--rules", rules.toString(), "--no-ignore");

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out().lines()).singleElement().asString().contains("\"type\":\"custom/shop\"", "a.txt");
        assertThat(run.err()).contains("not used: " + rules + ":6:9: rule 'broken': 'regex' is malformed");
        assertThat(strict.err()).contains("3 secrets");
    }

    private String fingerprint() {
        return folder.scan("--format", "jsonl").out().replaceFirst("(?s).*\"fingerprint\":\"([0-9a-f]+)\".*", "$1");
    }
}
