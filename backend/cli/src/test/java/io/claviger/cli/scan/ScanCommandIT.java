package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandIT {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void printsOneObjectAFindingWithAllFieldsOfTheContract() throws IOException {
        // Given
        String token = CommandRun.token(1);
        write("deploy/app.env", "A=1\nTOKEN=" + token + "\n");

        // When
        CommandRun run = scan("--format", "jsonl");

        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(
                                "{\"type\":\"github/personal-access-token\",\"provider\":\"github\",\"title\":\"GitHub personal")
                        .contains("\"path\":\"" + folder.resolve("deploy/app.env")
                                + "\",\"line\":2,\"column\":7,\"endLine\":2,\"endColumn\":47")
                        .contains("\"commit\":null,\"author\":null,\"date\":null,\"fingerprint\":\"")
                        .contains("\"preview\":\"ghp_…" + token.substring(36)
                                + "\",\"verdict\":\"CONFIRMED\",\"confidence\":0.99")
                        .contains("\"because\":[\"checksum valid\",\"value of TOKEN\"],\"identity\":null}")
                        .doesNotContain("\"secret\":"));
        assertThat(run.err()).contains("1 secret in 1 file");
    }

    @Test
    void neverPrintsAValueUnlessAskedTo() throws IOException {
        // Given
        String token = CommandRun.token(2);
        write("a.txt", "x " + token + "\npostgres:" + "//svc:Zr8vTq2LxP0w@db.corp.internal/x\n");

        for (Report.Format format : Report.Format.values()) {
            // When
            CommandRun silent = scan("--format", format.name(), "--all");
            CommandRun open = scan("--format", format.name(), "--show-secrets");

            // Then
            assertThat(silent.out() + silent.err()).doesNotContain(token.substring(4, 36), "Zr8vTq2LxP0w");
            assertThat(open.out()).contains(token, "Zr8vTq2LxP0w");
        }
        assertThat(scan("--explain", folder.resolve("a.txt") + ":1").out()).doesNotContain(token.substring(4, 36));
    }

    @Test
    void doesNotTellAgainWhatABaselineHolds() throws IOException {
        // Given
        write("a.txt", CommandRun.token(4));
        Path baseline = Files.writeString(folder.resolveSibling("base.json"), "");
        for (String format : new String[] {"jsonl", "json", "sarif"}) {
            Files.writeString(baseline, scan("--format", format).out());
            write("b.txt", CommandRun.token(5));

            // When
            CommandRun run = scan("--baseline", baseline.toString());

            // Then
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("b.txt").doesNotContain("a.txt");
            assertThat(run.err()).contains("1 known from the baseline");
            Files.delete(folder.resolve("b.txt"));
        }
    }

    @Test
    void tellsPlaceholdersOnlyWhenAskedTo() throws IOException {
        write("a.txt", "AKIAIOSFODNN7" + "EXAMPLE\n");
        assertThat(scan().code()).isZero();
        assertThat(scan().err()).contains("1 placeholder or impossible value not shown");
        assertThat(scan("--all", "--format", "jsonl").out()).contains("\"verdict\":\"PLACEHOLDER\"");
    }

    @Test
    void goesOnPastLinksLoopsAndBinaryFiles() throws IOException {
        // Given
        write("z.txt", CommandRun.token(8));
        Files.write(folder.resolve("a.bin"), ("GIF89a" + CommandRun.token(9)).getBytes(StandardCharsets.US_ASCII));
        Files.createDirectories(folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b/loop"), folder);
        Files.createSymbolicLink(folder.resolve("b/broken"), folder.resolve("nowhere"));

        // When
        CommandRun run = scan();

        // Then
        assertThat(run.out()).contains("z.txt:1:1").doesNotContain("a.bin");
        assertThat(run.err()).contains("1 picture, sound, film or font not searched", "2 symbolic links not followed");
    }

    @Test
    void tellsAFileWithALineBreakInItsNameInOneLine() throws IOException {
        write("a\nb.txt:1:1  critical", CommandRun.token(11));
        assertThat(scan().out().lines().findFirst().orElseThrow())
                .contains("a\uFFFDb.txt")
                .contains("GitHub");
    }

    @Test
    void readsALineOf60MegabytesInBoundedMemory() throws IOException {
        // Given
        byte[] line = new byte[60_000_000];
        Arrays.fill(line, (byte) 'a');
        byte[] token = (" " + CommandRun.token(10) + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(token, 0, line, 50_000_000, token.length);
        Files.write(folder.resolve("long.txt"), line);

        // When
        CommandRun run = scan("--format", "jsonl");

        // Then
        assertThat(run.out()).contains("\"line\":1,\"column\":50000002,");
    }

    @Test
    void saysWhatIsNotThereAndScansTheRest() throws IOException {
        write("a.txt", CommandRun.token(11));
        CommandRun some = CommandRun.of("scan", "nowhere/at/all", folder.toString());
        CommandRun none = CommandRun.of("scan", "nowhere/at/all");
        assertThat(some.code()).isEqualTo(1);
        assertThat(some.err()).contains("not read: nowhere/at/all: it does not exist");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void findsWhatIsInAnArchiveAndSaysByItsExitCodeWhatItCouldNotOpen() throws IOException {
        // Given
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
            out.putNextEntry(new java.util.zip.ZipEntry("conf/app.env"));
            out.write(("x\nT=" + CommandRun.token(14)).getBytes(StandardCharsets.US_ASCII));
        }
        CommandRun found = scan("--format", "jsonl");
        Files.delete(folder.resolve("a.zip"));
        Files.write(folder.resolve("broken.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7});

        // When
        CommandRun broken = scan();

        // Then
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out()).contains("a.zip!conf/app.env\",\"line\":2,\"column\":3");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("not read:", "broken.gz: it cannot be unpacked as GZIP");
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(("a\n " + CommandRun.token(12)).getBytes(StandardCharsets.US_ASCII)));
        try {
            assertThat(CommandRun.of("scan", "-").out()).contains("-:2:2  critical");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void saysPlainlyWhatItCannotDo() throws IOException {
        Path toml = Files.writeString(folder.resolve("rules.toml"), "");
        assertThat(scan("--format", "xml").code()).isEqualTo(2);
        assertThat(scan("--bogus").err()).contains("Unknown option: '--bogus'", "--help");
        assertThat(scan("--explain", "a.txt").err()).contains("a path, a colon and a line");
        assertThat(CommandRun.of("scan", "--baseline", toml.toString(), "nope").code())
                .isEqualTo(2);
    }

    @Test
    void findsTypesOfARuleFile() throws IOException {
        // Given
        Path rules = Files.writeString(folder.resolveSibling("own.yaml"), """
                provider: shop
                name: Shop
                types:
                  - kind: api-key
                    title: Shop API key
                    severity: high
                    doc: https://docs.corp.internal/keys
                    opens: The API of the shop
                    revoke: Delete it under Settings
                    token: 'shop_[0-9a-f]{32}'
                """);
        write("a.txt", "shop_" + "0f1e2d3c4b5a69788796a5b4c3d2e1f0");

        // When, Then
        assertThat(scan("--rules", rules.toString()).out()).contains("Shop API key");
        Files.writeString(rules, "provider: shop\nname: Shop\ntypes:\n  - kind: x\n    colour: red\n");
        assertThat(scan("--rules", rules.toString()).err()).contains("own.yaml:5:13, x: 'colour' is not known here");
    }

    @Test
    void explainsALine() throws IOException {
        write("a.txt", "x\n" + CommandRun.token(13) + "\n");
        CommandRun explained = CommandRun.of("scan", "--explain", folder.resolve("a.txt") + ":2");
        assertThat(explained.out())
                .contains("CONFIRMED", "checksum valid", "revoke", "line 2 column 1 to line 2 column 41");
        assertThat(CommandRun.of("scan", "--explain", folder.resolve("a.txt") + ":1")
                        .code())
                .isZero();
    }

    @Test
    void listsTypesWithAllThatIsKnownOfThem() {
        // When
        List<String> lines = CommandRun.of("scan", "--list-types", "--format", "jsonl")
                .out()
                .lines()
                .toList();

        // Then
        Set<Object> types = new HashSet<>();
        for (String line : lines) {
            Map<?, ?> type = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(line));
            types.add(Objects.requireNonNull(type.get("type")));
            assertThat(String.valueOf(type.get("type"))).startsWith(type.get("provider") + "/");
            for (String field : List.of("title", "opens", "revoke", "doc")) {
                assertThat(type.get(field)).as(field + " of " + line).asString().isNotBlank();
            }
            assertThat(type.get("severity")).isIn("low", "medium", "high", "critical");
            assertThat(type.get("checked")).isInstanceOf(Boolean.class);
            assertThat(type.get("verifiable")).isInstanceOf(Boolean.class);
        }
        assertThat(types).hasSameSizeAs(lines).hasSizeGreaterThan(1_400).contains("aws/access-key-id");
        assertThat(CommandRun.of("scan", "--list-types").out().lines().count()).isGreaterThan(4L * lines.size());
    }

    private CommandRun scan(String... options) {
        return new ScannedFolder(folder).scan(options);
    }

    private void write(String path, String text) throws IOException {
        new ScannedFolder(folder).write(path, text);
    }
}
