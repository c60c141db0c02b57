package io.claviger.server.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.ExposureLinks;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.Link;
import io.claviger.server.catalog.Seen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.ObjectRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One secret in several places is one group, and one of them that says whose it is says it for all. */
@QuarkusTest
class ExposureGroupIT {

    @Inject
    TestCatalog catalog;

    @Inject
    Joins joins;

    @Inject
    ExposureLinks links;

    @Inject
    Database database;

    @Inject
    SignedIn signedIn;

    private final String fingerprint =
            UUID.randomUUID().toString().replace("-", "").repeat(2);
    private final String role = "ci-deployer-" + UUID.randomUUID();

    @Test
    void aPlaceThatDoesNotSayWhoseItsValueIsTakesItFromOneThatDoes() {
        // Given
        UUID source = estate();
        catalog.crawlText(source, seen("test.file", "a.env", role), seen("test.file", "b.env", null));

        // When
        join();

        // Then
        assertThat(catalog.count(
                        "select count(*) from exposure e join identity i on i.id = e.identity_id"
                                + " where e.fingerprint = ? and i.external_id = ?",
                        fingerprint,
                        role))
                .isEqualTo(2);
        signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/exposures/" + id("b.env"))
                .then()
                .statusCode(200)
                .body("placeCount", equalTo(2))
                .body(
                        "story",
                        equalTo("key of role " + role + " in " + name(source)
                                + ", admin on orders, last used 200 days ago, owner Team payments"));
    }

    @Test
    void tellsAGroupByOneOfItsPlaces() {
        // Given
        UUID source = estate();
        catalog.crawlText(
                source,
                seen("test.file", "a.env", null),
                seen("test.file", "b.env", null),
                seen("test.file", "c.env", null));

        // When
        // Then
        signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/exposures/" + id("a.env") + "/exposures")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.location", containsInAnyOrder("a.env", "b.env", "c.env"))
                .body("items.held.unique()", equalTo(List.of("OPEN")));
        signedIn.as(AccessRole.VIEWER)
                .queryParam("filter", "fingerprint == \"" + fingerprint + "\"")
                .queryParam("facets", "fingerprint,held")
                .get("/api/v1/exposures")
                .then()
                .statusCode(200)
                .body("facets.fingerprint", hasSize(1))
                .body("facets.fingerprint[0].count", equalTo(3))
                .body("facets.held[0].value", equalTo("OPEN"));
    }

    @Test
    void tellsAValueInAVaultOnlyFromOneThatIsAlsoInARepository() {
        // Given
        UUID source = estate();
        catalog.crawlText(source, seen("vault.secret", "kv/orders", null));

        // When
        String alone = catalog.value("select held from exposure where fingerprint = ?", fingerprint);
        catalog.crawlText(source, seen("vault.secret", "kv/orders", null), seen("test.file", "orders.env", null));

        // Then
        assertThat(alone).isEqualTo("VAULT");
        assertThat(database.query(
                        "select held from exposure where fingerprint = ? and gone_at is null",
                        row -> row.getString(1),
                        fingerprint))
                .containsExactly("BOTH", "BOTH");
    }

    @Test
    void aValueThatIsToldAsAnotherTypeElsewhereIsTheSameSecret() {
        // Given
        UUID source = estate();

        // When
        catalog.crawlText(
                source,
                seen("vault.secret", "kv/orders", null),
                seen("test.file", "orders.env", null, "test/url"),
                seen("test.file", "orders.env", null, "test/password"));

        // Then
        assertThat(database.query(
                        "select held || ' ' || place_count from exposure where fingerprint = ? and gone_at is null",
                        row -> row.getString(1),
                        fingerprint))
                .containsExactly("BOTH 2", "BOTH 2", "BOTH 2");
    }

    @Test
    void theOwnerInTheStoryIsTheKeysAndNotThatOfTheRepository() {
        // Given
        UUID source = catalog.newSource();
        catalog.crawl(
                source,
                "all",
                Seen.identity(role),
                new io.claviger.spi.Observation.ResourceSeen(Seen.table("repo"), "repo", null, Map.of()),
                new io.claviger.spi.Observation.OwnershipSeen(
                        Seen.table("repo"),
                        new io.claviger.spi.Observation.Person(
                                io.claviger.spi.Observation.Person.Kind.PERSON, "ana@corp.dev", "ana"),
                        "wrote most of it",
                        0.9,
                        null));
        catalog.crawlText(source, seen("test.file", "a.env", role));

        // When
        join();

        // Then
        signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/exposures/" + id("a.env"))
                .then()
                .statusCode(200)
                .body("owner.name", equalTo("ana"))
                .body("story", endsWith(", no owner"));
    }

    private UUID estate() {
        UUID source = catalog.newSource();
        catalog.crawl(
                source,
                "all",
                Seen.identity(role),
                Seen.credential("key-" + role, role, null, Instant.now().minusSeconds(200 * 86_400L + 3_600)),
                new io.claviger.spi.Observation.ResourceSeen(Seen.table("orders-" + role), "orders", null, Map.of()),
                new io.claviger.spi.Observation.GrantSeen(
                        Seen.role(role),
                        "ALL",
                        Seen.table("orders-" + role),
                        io.claviger.spi.Observation.Privilege.ADMIN,
                        Map.of()),
                Seen.owner(role, "payments", "wrote it", 0.9));
        return source;
    }

    private void join() {
        List<UUID> ids = database.query(
                "select id from exposure where fingerprint = ?", row -> row.getObject(1, UUID.class), fingerprint);
        List<Link> named = joins.of(ids);
        links.link(named);
        links.link(joins.inherited(ids));
    }

    private UUID id(String location) {
        return database.first(
                        "select id from exposure where fingerprint = ? and location = ?",
                        row -> row.getObject(1, UUID.class),
                        fingerprint,
                        location)
                .orElseThrow();
    }

    private String name(UUID source) {
        return catalog.value("select name from source where id = ?", source);
    }

    private ExposureSeen seen(String kind, String location, @Nullable String named) {
        return seen(kind, location, named, "test/token");
    }

    private ExposureSeen seen(String kind, String location, @Nullable String named, String type) {
        return new ExposureSeen(
                type,
                "test",
                "Test token",
                "HIGH",
                new ObjectRef(kind, location + fingerprint.substring(0, 8)),
                Seen.table("repo"),
                location,
                "v1",
                true,
                "ana",
                Instant.parse("2026-11-01T00:00:00Z"),
                3,
                7,
                3,
                47,
                fingerprint,
                "tok_…wxyz",
                40,
                "CONFIRMED",
                0.9,
                List.of("checksum valid"),
                named == null ? null : "test.role",
                named,
                Map.of());
    }
}
