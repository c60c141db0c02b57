package io.claviger.server.api.catalog;

import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.exposure;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.owner;
import static io.claviger.server.catalog.Seen.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.Seen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CatalogListsIT {

    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

    @Inject
    OwnSource own;

    @Inject
    SignedIn signedIn;

    @Inject
    TestCatalog catalog;

    @Test
    void aCredentialIsToldAsTheContractSays() {
        // Given
        own.crawl(identity("app"), credential("k", "app", MONDAY, null), owner("app", "pay", "label", 0.8));

        // When
        ValidatableResponse answer = own.list("credentials", "");

        // Then
        answer.statusCode(200)
                .body("total", equalTo(1))
                .body("nextCursor", nullValue())
                .body("items[0].kind", equalTo("test.key"))
                .body("items[0].identity.name", equalTo("app"))
                .body("items[0].source.connector", equalTo("test"))
                .body("items[0].environment", equalTo("production"))
                .body("items[0].expiresAt", equalTo("2026-11-16T08:00:00Z"))
                .body("items[0].lastUsedAt", nullValue())
                .body("items[0].scopes", contains("a", "b"))
                .body("items[0].owner.name", equalTo("Team pay"))
                .body("items[0].riskFactors", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({"credentials", "identities", "resources", "exposures"})
    void everyFieldThatIsNotKnownIsNullAndNotLeftOut(String list) {
        // Given
        own.crawl(identity("app"), credential("k", "app"), resource("t"));
        own.crawlText(exposure("a.yml", "f", true, "c", MONDAY));

        // When
        Map<String, Object> item = own.list(list, "").statusCode(200).extract().path("items[0]");

        // Then
        assertThat(item).containsKeys("id", "source", "goneAt", "updatedAt");
        assertThat(item.get("goneAt")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "expiresAt",
                "-expiresAt",
                "-firstSeenAt",
                "lastUsedAt",
                "createdAt",
                "owner.name",
                "-owner.name"
            })
    void pagesGoThroughEveryItemOnceWhateverTheSortAndWhateverIsUnknown(String sort) {
        // Given
        List<Observation> many = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            many.add(credential(
                    "k" + i % 5 + "-" + i,
                    "app" + i,
                    i % 3 == 0 ? null : MONDAY.plusSeconds(i / 4),
                    i % 2 == 0 ? null : MONDAY));
            many.add(identity("app" + i));
        }
        many.add(owner("app3", "pay", "label", 0.8));
        own.crawl(many.toArray(new Observation[0]));

        // When
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = own.request("", sort)
                    .queryParam("limit", 4)
                    .queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/api/v1/credentials")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(17))
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("items.name"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        // Then
        assertThat(names).hasSize(17).doesNotHaveDuplicates();
        if (sort.endsWith("name") && !sort.contains("owner")) {
            assertThat(names)
                    .isSortedAccordingTo(
                            sort.startsWith("-")
                                    ? java.util.Comparator.reverseOrder()
                                    : java.util.Comparator.naturalOrder());
        }
    }

    @Test
    void whatIsUnknownComesLastInEitherDirection() {
        // Given
        own.crawl(
                credential("a", "x", MONDAY, null),
                credential("b", "x", MONDAY.plusSeconds(9), null),
                credential("never", "x"));

        // When
        List<String> up =
                own.request("", "expiresAt").get("/api/v1/credentials").path("items.name");
        List<String> down =
                own.request("", "-expiresAt").get("/api/v1/credentials").path("items.name");

        // Then
        assertThat(up).containsExactly("a", "b", "never");
        assertThat(down).containsExactly("b", "a", "never");
    }

    @Test
    void totalsAndFacetsAreThoseOfTheRowsByCellsAndByIndex() {
        // Given
        own.crawl(
                identity("a"),
                identity("b", Status.DISABLED),
                credential("k", "a", MONDAY, null),
                credential("l", "b"),
                credential("m", "b"));

        // When
        ValidatableResponse byCells = own.request(" && status == \"ACTIVE\"", null)
                .queryParam("facets", "identity.kind,privilege")
                .get("/api/v1/credentials")
                .then();
        ValidatableResponse byIndex = own.request(" && expiresAt == null", null)
                .queryParam("facets", "status,source.name")
                .get("/api/v1/credentials")
                .then();

        // Then
        byCells.statusCode(200)
                .body("total", equalTo(3))
                .body("facets.'identity.kind'[0].count", equalTo(3))
                .body("facets.privilege[0].value", nullValue());
        byIndex.statusCode(200)
                .body("total", equalTo(2))
                .body("facets.status[0].value", equalTo("ACTIVE"))
                .body("facets.status[0].count", equalTo(2));
    }

    @Test
    void aWrongFilterIsToldWithItsPlaceAndTheNamesThatExist() {
        own.list("credentials", " && expiresat == null")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("filter-invalid"))
                .body("line", equalTo(1))
                .body("names", hasItem("expiresAt"))
                .body("detail", containsString("expiresat"));
    }

    @ParameterizedTest
    @CsvSource({
        "sort, ears, sort-unknown",
        "limit, 501, limit-out-of-range",
        "limit, x, limit-out-of-range",
        "facets, name, facet-unknown",
        "fields, nose, field-unknown",
        "cursor, abc, cursor-invalid",
        "asOf, yesterday, instant-invalid"
    })
    void whatCannotBeAskedHasACodeOfItsOwn(String parameter, String value, String code) {
        signedIn.as(AccessRole.VIEWER)
                .queryParam(parameter, value)
                .get("/api/v1/identities")
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @Test
    void aCursorIsGoodForItsOwnQuestionOnly() {
        // Given
        own.crawl(identity("a"), identity("b"));
        String cursor = own.request("", "name")
                .queryParam("limit", 1)
                .get("/api/v1/identities")
                .path("nextCursor");

        // When
        ValidatableResponse other = own.request("", "-name")
                .queryParam("cursor", cursor)
                .get("/api/v1/identities")
                .then();

        // Then
        other.statusCode(400).body("code", equalTo("cursor-mismatch"));
    }

    @Test
    void theCatalogCanBeReadAsItWas() {
        // Given
        own.crawl(identity("a"), identity("b"));
        String then = catalog.value(
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        own.crawl(identity("a", Status.DISABLED));

        // When
        ValidatableResponse past = own.request("", "name")
                .queryParam("asOf", then)
                .get("/api/v1/identities")
                .then();
        ValidatableResponse now =
                own.request("", "name").get("/api/v1/identities").then();

        // Then
        past.statusCode(200).body("total", equalTo(2)).body("items.status", contains("ACTIVE", "ACTIVE"));
        now.body("total", equalTo(1)).body("items.status", contains("DISABLED"));
    }

    /** Of resources, which nothing but a crawl changes: the evaluation of identities and credentials goes on beside this. */
    @Test
    void aPollerSeesWhatChangedInTheOrderInWhichItChanged() {
        // Given
        own.crawl(resource("a"), resource("b"));
        String since = own.request("", "name").get("/api/v1/resources").path("items[0].updatedAt");
        own.crawl(new Observation.ResourceSeen(Seen.table("a"), "a, renamed", null, Map.of()), resource("b"));

        // When: what is written beside transactions that are still open is told later, so a poller asks again
        await().untilAsserted(() -> {
            List<String> names = own.request("", null)
                    .queryParam("updatedSince", Objects.requireNonNull(since))
                    .get("/api/v1/resources")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.name");

            // Then
            assertThat(names).containsExactly("b", "a, renamed");
        });
    }
}
