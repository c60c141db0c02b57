package io.claviger.server.api.catalog;

import static io.claviger.server.catalog.Seen.consumer;
import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.grant;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.owner;
import static io.claviger.server.catalog.Seen.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.Seen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogObjectsIT {

    @Inject
    OwnSource own;

    @Inject
    SignedIn signedIn;

    @Inject
    TestCatalog catalog;

    @Test
    void theSubResourcesOfAnIdentityAreTold() {
        // Given
        own.crawl(
                identity("app"),
                credential("k", "app"),
                resource("t"),
                grant("app", "SELECT", "t"),
                grant("app", "USAGE", "unseen"),
                consumer("pod", "app"),
                owner("app", "pay", "label", 0.8));
        String path = "/api/v1/identities/" + own.idOf(Seen.role("app"));

        // Then
        own.look(path).body("credentialCount", equalTo(1)).body("consumerCount", equalTo(1));
        own.look(path + "/credentials").body("items.name", contains("k"));
        own.look(path + "/grants?sort=action")
                .body("items.action", contains("SELECT", "USAGE"))
                .body("items[0].target.objectKind", equalTo("resource"))
                .body("items[1].target.id", nullValue())
                .body("items[1].target.name", equalTo("unseen"));
        own.look(path + "/consumers").body("items.name", contains("pod"));
        own.look(path + "/exposures").body("total", equalTo(0));
        own.look(path + "/owners")
                .body("items[0].owner.key", equalTo("pay"))
                .body("items[0].evidence[0].evidence", equalTo("label"))
                .body("items[0].confidence", equalTo(0.8f));
        own.look(path + "/history").body("items.event", contains("discovered"));
    }

    @Test
    void aPersonConfirmsTheOwner() {
        // Given
        own.crawl(identity("app"), credential("k", "app"));
        String path = "/api/v1/identities/" + own.idOf(Seen.role("app"));

        // When
        ValidatableResponse answer = signedIn.as(AccessRole.ADMIN)
                .body(Map.of("key", "Ana@Example.com", "name", "Ana"))
                .put(path + "/owner")
                .then();

        // Then
        answer.statusCode(200)
                .body("items[0].owner.key", equalTo("ana@example.com"))
                .body("items[0].confirmed", equalTo(true));
        own.list("credentials", " && owner.name == \"Ana\"").body("total", equalTo(1));
        own.request("", null)
                .queryParam("facets", "owner.name,kind")
                .get("/api/v1/credentials")
                .then()
                .statusCode(200)
                .body("facets.'owner.name'[0].value", equalTo("Ana"))
                .body("facets.'owner.name'[0].count", equalTo(1));
        assertThat(catalog.count("select count(*) from audit_entry where action = 'identity.owner-confirmed'"))
                .isPositive();
    }

    @Test
    void anOwnerWhoChangedSinceItWasReadIsNotOverwritten() {
        // Given
        own.crawl(identity("app"));
        String path = "/api/v1/identities/" + own.idOf(Seen.role("app"));
        String read = own.look(path + "/owners").extract().header("ETag");
        String written =
                confirm(path, read, "eva@example.com").statusCode(200).extract().header("ETag");

        // When
        ValidatableResponse late = confirm(path, read, "bob@example.com");

        // Then
        late.statusCode(412).body("code", equalTo("changed-meanwhile"));
        own.look(path + "/owners").body("items.owner.key", contains("eva@example.com"));
        confirm(path, written, "bob@example.com")
                .statusCode(200)
                .body("items[0].owner.key", equalTo("bob@example.com"));
    }

    private ValidatableResponse confirm(String path, String asRead, String key) {
        return signedIn.as(AccessRole.ADMIN)
                .header("If-Match", asRead)
                .body(Map.of("key", key))
                .put(path + "/owner")
                .then();
    }

    @Test
    void historyTellsWhatChanged() {
        // Given
        own.crawl(identity("app"));
        own.crawl(identity("app", Status.DISABLED));
        own.crawl();
        own.crawl(identity("app"));

        // When
        ValidatableResponse history = signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/identities/" + own.idOf(Seen.role("app")) + "/history")
                .then();

        // Then
        history.statusCode(200)
                .body("items.event", contains("returned", "gone", "changed", "discovered"))
                .body("items[2].changes[0].field", equalTo("status"))
                .body("items[2].changes[0].to", equalTo("DISABLED"));
    }

    @Test
    void theFindBoxFindsEveryKindByAPartOfItsName() {
        // Given
        String word = "zebra" + own.source().toString().substring(30);
        own.crawl(identity(word + "-role"), credential(word, word + "-role"), resource("old " + word));

        // When
        ValidatableResponse found = signedIn.as(AccessRole.VIEWER)
                .queryParam("q", word)
                .get("/api/v1/search")
                .then();

        // Then
        found.statusCode(200).body("items.name", contains(word, word + "-role", "old " + word));
    }
}
