package io.claviger.server.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.database.Database;
import io.claviger.server.testing.NewSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in archives and documents that a repository once had are found by the server as by the command. */
@QuarkusTest
class PackedTextIT {

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    Database database;

    @TempDir
    Path folder;

    @Test
    void findsWhatIsPackedInVersionsThatWereDeleted() throws Exception {
        // Given
        zip("backup.zip", "conf/deploy.env", "URL=" + url("zipped") + "\n");
        zip("notes.docx", "word/document.xml", "<w:p><w:t>see " + url("written") + " there</w:t></w:p>");
        zip("hosts.xlsx", "xl/sharedStrings.xml", "<si><t>" + url("listed") + "</t></si>");
        Files.write(folder.resolve("cut.zip"), Arrays.copyOf(Files.readAllBytes(folder.resolve("backup.zip")), 60));
        commit();
        for (String file : List.of("backup.zip", "notes.docx", "hosts.xlsx", "cut.zip")) {
            Files.delete(folder.resolve(file));
        }
        Files.writeString(folder.resolve("README"), "nothing");
        commit();
        UUID source = newSource.of(
                "git",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("location", folder.toString())
                        .put("history", true));

        // When
        crawls.start(source);

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(texts(
                                "select split_part(location, '/', 2) || '/' || split_part(location, '/', 3) || ' ' || named_identity_external_id"
                                        + " from exposure where source_id = ? and not current order by 1",
                                source))
                        .containsExactly(
                                "backup.zip!conf/deploy.env zipped",
                                "hosts.xlsx!xl/sharedStrings.xml listed",
                                "notes.docx!word/document.xml written"));
        assertThat(texts(
                        "select p.message from crawl_problem p join crawl c on c.id = p.crawl_id where c.source_id = ?",
                        source))
                .singleElement()
                .asString()
                .contains("cut.zip was not searched for secrets: it cannot be unpacked as ZIP");
    }

    private List<String> texts(String query, UUID source) {
        return database.query(query, row -> row.getString(1), source);
    }

    private static String url(String user) {
        return "postgres://" + user + ":q7Zt" + "Lw93kXbR21mN" + user.length() + "@db.corp.internal:5432/orders";
    }

    private void zip(String name, String entry, String text) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void commit() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            git.commit()
                    .setMessage("next")
                    .setAuthor("Ana", "ana@example.com")
                    .setSign(false)
                    .call();
        }
    }
}
