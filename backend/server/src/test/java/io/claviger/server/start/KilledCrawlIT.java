package io.claviger.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server while it reads a source. */
class KilledCrawlIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int COMMITS = 30;
    private static final int EACH = 20;
    private static final int SECRETS = COMMITS * EACH;
    /** Always the same keys: of letters at random one in some thousands says "todo", and is taken for a placeholder. */
    private static final long SEED = 20_261_123;

    /** Many small batches: the kill comes when some are written and most are not. */
    private static final Map<String, String> SETTINGS =
            Map.of("CLAVIGER_HTTP_PORT", "0", "CLAVIGER_CRAWL_BATCH_SIZE", "5", "CLAVIGER_JOBS_LEASE", "PT5S");

    @TempDir
    Path folder;

    @Test
    void theNextStartGoesOnAndNeitherLosesNorDoublesAnything() throws Exception {
        // Given
        Path home = folder.resolve("home");
        Path repository = repository();
        String token = Program.token(home);
        String source;
        String crawl;
        JsonPath killed;
        try (Program first = Program.start(home, SETTINGS, "up")) {
            RequestSpecification admin = first.api(token);
            source = source(admin, repository);
            crawl = begin(admin, source);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> asked(admin, crawl).getInt("observations") >= SECRETS / 10);
            killed = asked(admin, crawl);

            // When
            first.kill();
        }

        // Then
        assertThat(killed.getString("state")).isEqualTo("RUNNING");
        assertThat(killed.getInt("observations")).isLessThan(SECRETS);
        try (Program second = Program.start(home, SETTINGS, "up")) {
            RequestSpecification admin = second.api(token);
            await().atMost(PATIENCE).until(() -> ended(admin, crawl));
            assertThat(asked(admin, crawl).getString("state")).isEqualTo("COMPLETE");
            JsonPath exposures = asked(admin, "/api/v1/exposures?limit=500");
            assertThat(exposures.getInt("total")).isEqualTo(SECRETS);
            assertThat(exposures.getList("items.placeCount", Integer.class)).containsOnly(1);
            String again = begin(admin, source);
            await().atMost(PATIENCE).until(() -> ended(admin, again));
            assertThat(asked(admin, again).getMap(""))
                    .containsEntry("state", "COMPLETE")
                    .containsEntry("discovered", 0)
                    .containsEntry("changed", 0)
                    .containsEntry("gone", 0);
        }
    }

    private Path repository() throws Exception {
        Path work = Files.createDirectories(folder.resolve("shop"));
        Random random = new Random(SEED);
        try (Git git = Git.init().setDirectory(work.toFile()).call()) {
            for (int commit = 0; commit < COMMITS; commit++) {
                for (int i = 0; i < EACH; i++) {
                    String secret = "sk_" + "live_" + letters(random);
                    Files.writeString(work.resolve(commit + "-" + i + ".env"), "STRIPE_API_KEY=" + secret + "\n");
                }
                git.add().addFilepattern(".").call();
                git.commit()
                        .setMessage("more keys")
                        .setAuthor("Ana", "ana@example.com")
                        .setSign(false)
                        .call();
            }
        }
        return work;
    }

    private static String letters(Random random) {
        return random.ints('A', 'z' + 1)
                .filter(Character::isLetter)
                .limit(32)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String source(RequestSpecification admin, Path repository) {
        return admin.body(Map.of(
                        "name", "shop", "connector", "git", "settings", Map.of("location", repository.toString())))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String begin(RequestSpecification admin, String source) {
        return admin.post("/api/v1/sources/" + source + "/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("crawl.href");
    }

    private static JsonPath asked(RequestSpecification admin, String path) {
        return admin.get(path).then().statusCode(200).extract().jsonPath();
    }

    private static boolean ended(RequestSpecification admin, String crawl) {
        return asked(admin, crawl).getString("endedAt") != null;
    }
}
