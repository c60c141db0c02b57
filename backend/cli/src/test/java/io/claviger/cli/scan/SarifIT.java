package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.json.JsonPointer;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub's page "SARIF support for code scanning" asks for. */
class SarifIT {

    @TempDir
    Path root = Path.of(".");

    private ScannedFolder folder = new ScannedFolder(root);
    private @Nullable Object sarif;

    @BeforeEach
    void open() {
        folder = new ScannedFolder(root);
    }

    @Test
    void namesRulePlaceAndFingerprint() throws IOException {
        // Given
        folder.write("a b/ü.txt", "x " + CommandRun.token(3) + "\n");

        // When
        scan();

        // Then
        assertThat(at("/version")).isEqualTo("2.1.0");
        assertThat(at("/runs/0/columnKind")).isEqualTo("unicodeCodePoints");
        assertThat(at("/runs/0/tool/driver/rules/0/id")).isEqualTo("github/personal-access-token");
        assertThat(at("/runs/0/tool/driver/rules/0/properties/security-severity"))
                .isEqualTo("9.5");
        assertThat(at("/runs/0/tool/driver/rules/0/help/markdown"))
                .asString()
                .contains("**To revoke it:**", "](https://");
        assertThat(result("ruleId")).isEqualTo("github/personal-access-token");
        assertThat(result("ruleIndex")).isEqualTo(BigDecimal.ZERO);
        assertThat(result("level")).isEqualTo("error");
        assertThat(result("locations/0/physicalLocation/artifactLocation/uri")).isEqualTo("a%20b/%C3%BC.txt");
        assertThat(at("/runs/0/originalUriBaseIds/%SRCROOT%/uri"))
                .asString()
                .startsWith("file:///")
                .endsWith("/");
        assertThat(result("locations/0/physicalLocation/region/startColumn")).isEqualTo(BigDecimal.valueOf(3));
        assertThat(result("locations/0/physicalLocation/region/endColumn")).isEqualTo(BigDecimal.valueOf(43));
        assertThat(result("suppressions")).isNull();
        assertThat(at("/runs/0/invocations/0/executionSuccessful")).isEqualTo(true);
    }

    @Test
    void namesFilesByReferencesThatAreNoOtherUris() throws IOException {
        // Given: by RFC 3986, section 4.2, what stands before a colon would be a scheme; and a way round to the folder
        folder.write("a:b.txt", CommandRun.token(3) + "\n");
        Path here = Path.of("").toAbsolutePath();
        Path round = here.relativize(root.toRealPath());

        // When
        CommandRun run = CommandRun.of("scan", "--format", "sarif", round.toString());
        sarif = JsonReader.read(run.out());

        // Then
        assertThat(round.toString()).startsWith("..");
        assertThat(result("locations/0/physicalLocation/artifactLocation/uri")).isEqualTo("a%3Ab.txt");
    }

    @Test
    void isTheSameWithAnyNumberOfThreads() throws IOException {
        for (int i = 0; i < 20; i++) {
            folder.write("a" + i + ".txt", CommandRun.token(i) + "\n");
        }
        assertThat(folder.scan("--format", "sarif", "--jobs", "1").out())
                .isEqualTo(folder.scan("--format", "sarif", "--jobs", "3").out());
    }

    @Test
    void tellsAlertsApartByValueAndNotByLine() throws IOException {
        // Given
        folder.write("a.txt", CommandRun.token(3) + "\n" + CommandRun.token(3) + "\n");
        scan();
        Object first = at("/runs/0/results/0/partialFingerprints/primaryLocationLineHash");
        Object second = at("/runs/0/results/1/partialFingerprints/primaryLocationLineHash");

        // When
        folder.write("a.txt", "\nmoved: " + CommandRun.token(3) + "\n");
        scan();

        // Then
        assertThat(first).asString().matches("[0-9a-f]{16}:1");
        assertThat(second).asString().endsWith(":2");
        assertThat(result("partialFingerprints/primaryLocationLineHash")).isEqualTo(first);
    }

    @Test
    void holdsWhatIsIgnoredAsSuppressedAndSaysWhy() throws IOException {
        // Given
        folder.write("a.txt", CommandRun.token(1) + " # claviger:allow for a test\n");
        folder.write("b.txt", CommandRun.token(2) + "\n");
        folder.write(".gitleaksignore", "b.txt:x:1 # revoked\n");

        // When
        CommandRun run = scan();

        // Then
        assertThat(run.code()).isZero();
        assertThat(result("suppressions/0/kind")).isEqualTo("inSource");
        assertThat(result("suppressions/0/justification")).isEqualTo("for a test");
        assertThat(at("/runs/0/results/1/suppressions/0/kind")).isEqualTo("external");
        assertThat(at("/runs/0/results/1/suppressions/0/justification")).isEqualTo("revoked");
        assertThat(at("/runs/0/results"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void aReportAsABaselineKnowsWhatWasToldAndNotWhatWasSuppressed() throws IOException {
        // Given
        folder.write("a.txt", CommandRun.token(1) + " # claviger:allow for a test\n" + CommandRun.token(2) + "\n");
        Path baseline = Files.writeString(root.resolveSibling("base.sarif"), scan().out());
        folder.write("a.txt", CommandRun.token(1) + "\n" + CommandRun.token(2) + "\n");

        // When
        CommandRun run = folder.scan("--format", "jsonl", "--baseline", baseline.toString());

        // Then
        assertThat(run.out().lines()).singleElement().asString().contains("\"line\":1,");
        assertThat(run.err()).contains("1 known from the baseline");
    }

    @Test
    void tellsWhatWasNotReadAndThatTheScanIsNotWhole() throws IOException {
        // Given
        Files.write(root.resolve("broken.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7});

        // When
        CommandRun run = scan();

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(at("/runs/0/invocations/0/executionSuccessful")).isEqualTo(false);
        assertThat(at("/runs/0/invocations/0/toolExecutionNotifications/0/message/text"))
                .asString()
                .startsWith("not read: ")
                .contains("broken.gz");
        assertThat(at("/runs/0/results")).isEqualTo(List.of());
    }

    @Test
    void saysOfAHistoryWhichRepositoryAndCommitItIsOf() throws Exception {
        // Given
        folder.git("init", "-q");
        folder.write("a.txt", CommandRun.token(1) + "\n");
        folder.commit("add");

        // When
        scan("--history");

        // Then
        assertThat(at("/runs/0/versionControlProvenance/0/repositoryUri"))
                .asString()
                .startsWith("file:///");
        assertThat(at("/runs/0/versionControlProvenance/0/revisionId")).isEqualTo(result("properties/commit"));
        assertThat(result("locations/0/physicalLocation/artifactLocation/uri")).isEqualTo("a.txt");
    }

    private CommandRun scan(String... options) {
        String[] all = java.util.Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--format";
        all[options.length + 1] = "sarif";
        CommandRun run = folder.scan(all);
        sarif = JsonReader.read(run.out());
        return run;
    }

    private @Nullable Object at(String pointer) {
        return JsonPointer.find(sarif, pointer);
    }

    private @Nullable Object result(String pointer) {
        return at("/runs/0/results/0/" + pointer);
    }
}
