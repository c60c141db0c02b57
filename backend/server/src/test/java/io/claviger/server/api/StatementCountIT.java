package io.claviger.server.api;

import static io.claviger.server.catalog.Seen.consumer;
import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.exposure;
import static io.claviger.server.catalog.Seen.grant;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.owner;
import static io.claviger.server.catalog.Seen.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.events.ConsumerLag;
import io.claviger.server.events.EventsState;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.Observation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** No list and no detail asks the database once for every row that it tells: fifty rows take as many statements as one. */
@QuarkusTest
class StatementCountIT {

    private static final int MORE = 50;
    /** Between the few statements by which a page may differ, such as the one for the next cursor, and one a row. */
    private static final long ALLOWED = 15;

    private static final int ATTEMPTS = 3;
    private static final Instant WRITTEN = Instant.parse("2026-11-16T08:00:00Z");

    @Inject
    TestCatalog catalog;

    @Inject
    SignedIn signedIn;

    @Inject
    EventsState events;

    @Inject
    ConsumerLag lag;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Test
    void everyAnswerTakesAsManyStatementsForFiftyRowsAsForOne() throws Exception {
        // Given
        String token = signedIn.token(AccessRole.ADMIN);
        UUID source = catalog.newSource();
        add(source, 0, 1);
        List<String> paths = paths(token);
        assertThat(paths).hasSizeGreaterThan(45);
        try (StatementCounts counts = new StatementCounts(
                EmbeddedParts.forTests().superuser(jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1)))) {
            quiet(counts);
            Map<String, Long> few = counted(paths, token, counts);

            // When
            add(source, 1, MORE);
            quiet(counts);
            Map<String, Long> many = counted(paths, token, counts);

            // Then
            List<String> growing = paths.stream()
                    .filter(path -> many.getOrDefault(path, 0L) - few.getOrDefault(path, 0L) > ALLOWED)
                    .map(path -> path + ": " + few.get(path) + " statements, then " + many.get(path))
                    .toList();
            assertThat(growing).isEmpty();
            assertThat(few.get("/api/v1/identities")).isPositive();
        }
    }

    /** Some of everything that can be listed: what was there before, and more. */
    private void add(UUID source, int from, int more) {
        List<Observation> seen = new ArrayList<>();
        List<ExposureSeen> exposures = new ArrayList<>();
        seen.add(identity("app"));
        seen.add(resource("t"));
        for (int i = 0; i < from + more; i++) {
            seen.add(identity("app" + i));
            seen.add(credential("k" + i, "app"));
            seen.add(resource("t" + i));
            seen.add(grant("app", "SELECT", "t" + i));
            seen.add(grant("app" + i, "SELECT", "t"));
            seen.add(consumer("pod" + i, "app"));
            seen.add(owner("app", "team" + i, "label", 0.5));
            exposures.add(exposure("file" + i, "fingerprint" + i, true, "c", WRITTEN));
        }
        catalog.crawl(source, "all", seen.toArray(new Observation[0]));
        catalog.crawlText(source, exposures.toArray(new ExposureSeen[0]));
        for (int i = from; i < from + more; i++) {
            catalog.newSource();
            signedIn.token(AccessRole.VIEWER);
            post("/api/v1/users", Map.of("name", "user" + i + "@example.com", "role", "viewer"));
            String channel = post(
                    "/api/v1/channels",
                    Map.of(
                            "name",
                            "channel " + i,
                            "kind",
                            "slack-webhook",
                            "url",
                            "https://example.com/hooks/abcdefgh" + i));
            post(
                    "/api/v1/routes",
                    Map.of(
                            "name",
                            "route " + i,
                            "filter",
                            "severity == 'LOW'",
                            "channels",
                            List.of(channel),
                            "enabled",
                            false));
        }
    }

    private String post(String path, Map<String, Object> body) {
        return signedIn.as(AccessRole.ADMIN)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(path.endsWith("users") ? "user.id" : "id");
    }

    /** Every GET of the API's own description, about the first object of its list, which is the one with the most. */
    private List<String> paths(String token) throws Exception {
        List<String> paths = new ArrayList<>();
        JsonNode described = json(token, "/q/openapi?format=json").path("paths");
        for (Map.Entry<String, JsonNode> path : described.properties()) {
            String name = path.getKey();
            if (!path.getValue().has("get") || name.endsWith("/events") || name.contains("/operations/")) {
                continue;
            }
            if (name.contains("{id}")) {
                JsonNode first = json(token, name.substring(0, name.indexOf("/{id}")) + firstBy(name))
                        .path("items")
                        .path(0);
                if (!first.isMissingNode()) {
                    paths.add(name.replace("{id}", first.path("id").asText()));
                }
            } else {
                paths.add(name.replace("{kind}", "credential") + (name.endsWith("/search") ? "?q=app" : ""));
            }
        }
        return paths;
    }

    private static String firstBy(String path) {
        return path.contains("/identities/") || path.contains("/resources/") ? "?sort=name" : "";
    }

    private JsonNode json(String token, String path) throws Exception {
        return new ObjectMapper().readTree(get(token, path));
    }

    private static String get(String token, String path) {
        return io.restassured.RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .get(path)
                .asString();
    }

    /** Nothing is left to evaluate, and what runs by itself every moment is known. */
    private void quiet(StatementCounts counts) throws SQLException {
        await().atMost(Duration.ofMinutes(1)).until(() -> events.lag().waiting() == 0 && lag.total() == 0);
        Map<Long, Long> before = counts.now();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        counts.leaveOutWhatRanSince(before);
    }

    /** The least of a few attempts: what happens beside them only adds. */
    private static Map<String, Long> counted(List<String> paths, String token, StatementCounts counts)
            throws SQLException {
        Map<String, Long> least = new TreeMap<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (String path : paths) {
                Map<Long, Long> before = counts.now();
                get(token, path);
                least.merge(path, counts.between(before, counts.now()), Math::min);
            }
        }
        return least;
    }
}
