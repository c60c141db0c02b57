package io.claviger.server.api.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SourcesIT {

    private static final String SECRET = "canary-7f3a-not-a-real-secret";

    @Inject
    SignedIn signedIn;

    @Inject
    Database database;

    @Test
    void findsTheConnectorsOnTheClassPath() {
        admin().get("/api/v1/connectors")
                .then()
                .statusCode(200)
                .body("items.type", hasItems("git", "postgres"))
                .body(
                        "items.find { it.type == 'postgres' }.settingsSchema.properties.password.writeOnly",
                        equalTo(true))
                .body("items.find { it.type == 'postgres' }.permissions.name", hasItem("pg_monitor"));
    }

    @Test
    void keepsSecretsSealedAndTellsThemToNobody() {
        // When
        ValidatableResponse created = create(source("s", Map.of("script", "x", "token", SECRET)));

        // Then
        String id = created.statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("settings.token", nullValue())
                .body("settings.script", equalTo("x"))
                .body("settings.port", equalTo(7))
                .extract()
                .path("id");
        String row = database.query(
                        "select s::text from source s where id = ?", any -> any.getString(1), UUID.fromString(id))
                .getFirst();
        assertThat(row).doesNotContain(SECRET).contains(id);
        assertThat(admin().get("/api/v1/sources").asString()).doesNotContain(SECRET);
        check(id, Map.of("script", "x")).body("checks[0].detail", equalTo("it has " + SECRET.length() + " characters"));
    }

    @Test
    void anEditWithoutTheSecretKeepsItAndOneForAnotherHostMustEnterItAgain() {
        // Given
        String id = create(source("s", Map.of("script", "x", "token", SECRET, "host", "127.0.0.1")))
                .extract()
                .path("id");

        // When
        ValidatableResponse renamed = put(id, source("renamed", Map.of("script", "x", "host", "127.0.0.1")), "\"1\"");
        ValidatableResponse elsewhere = put(id, source("renamed", Map.of("script", "x", "host", "127.0.0.2")), "\"2\"");

        // Then
        renamed.statusCode(200).header("ETag", equalTo("\"2\""));
        check(id, Map.of("script", "x", "host", "127.0.0.1"))
                .body("checks[0].detail", equalTo("it has " + SECRET.length() + " characters"));
        elsewhere
                .statusCode(400)
                .body("code", equalTo("secret-needed"))
                .body("errors[0].pointer", equalTo("/settings/token"));
    }

    @Test
    void anEditOfWhatSomeoneElseChangedIsRefused() {
        // Given
        String id = create(source("s", Map.of("script", "x"))).extract().path("id");
        put(id, source("s2", Map.of("script", "x")), "\"1\"").statusCode(200);

        // When
        ValidatableResponse stale = put(id, source("s3", Map.of("script", "x")), "\"1\"");

        // Then
        stale.statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', /settings/script, missing",
        "'{\"script\":7}', /settings/script, must be a text",
        "'{\"script\":\"x\",\"port\":70000}', /settings/port, at most 65535",
        "'{\"script\":\"x\",\"shoe\":1}', /settings/shoe, is no setting"
    })
    void wrongSettingsAreToldEachAtItsPlace(String settings, String pointer, String words) {
        String body =
                "{\"name\":\"s " + UUID.randomUUID() + "\",\"connector\":\"scripted\",\"settings\":" + settings + "}";
        admin().body(body)
                .post("/api/v1/sources")
                .then()
                .statusCode(400)
                .body("code", equalTo("settings-invalid"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ana:%s@git.internal/shop.git",
                "https://ana:ab/%s@git.internal/shop.git",
                "postgres://ana:%s@db.internal:5432/shop",
                "https://%s@git.internal/shop.git"
            })
    void aPasswordOutsideOfItsSettingIsRefusedAndNotRepeated(String url) {
        // When
        ValidatableResponse refused = create(source("s", Map.of("script", url.formatted(SECRET))));

        // Then
        refused.statusCode(400)
                .body("code", equalTo("settings-invalid"))
                .body("errors[0].pointer", equalTo("/settings/script"))
                .body("errors[0].detail", containsString("holds a password or token"))
                .body(not(containsString(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ana@git.internal/shop.git", "https://npm.internal:8080/@shop/cart"})
    void anAddressWithoutAPasswordIsTaken(String url) {
        create(source("s", Map.of("script", url))).statusCode(201);
    }

    @Test
    void aHostThatMustNotBeReachedIsRefused() {
        create(source("s", Map.of("script", "x", "host", "169.254.169.254")))
                .statusCode(400)
                .body("code", equalTo("source-address-refused"))
                .body("errors[0].pointer", equalTo("/settings/host"));
    }

    @Test
    void namesAreTakenOnce() {
        // Given
        Map<String, Object> source = source("s", Map.of("script", "x"));
        create(source).statusCode(201);

        // When
        ValidatableResponse again = create(source);

        // Then
        again.statusCode(409).body("code", equalTo("source-name-taken")).body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void aCrawlIsAnOperationThatEndsAndCanBeFollowed() {
        // Given
        String id = create(source("s", Map.of("script", "nothing " + UUID.randomUUID())))
                .extract()
                .path("id");

        // When
        ValidatableResponse started =
                admin().post("/api/v1/sources/" + id + "/crawls").then().statusCode(202);

        // Then
        String operation =
                started.body("operation.href", notNullValue()).extract().path("operation.href");
        String crawl = started.extract().path("crawl.href");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "DONE".equals(admin().get(operation).path("state")));
        admin().get(crawl)
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETE"))
                .body("source.id", equalTo(id));
        assertThat(admin().get(crawl + "/events").asString())
                .contains("event:ended")
                .contains("\"state\":\"COMPLETE\"");
        admin().get("/api/v1/sources/" + id).then().body("lastCrawl.state", equalTo("COMPLETE"));
        admin().queryParam("filter", "source.id == \"" + id + "\"")
                .get("/api/v1/crawls")
                .then()
                .body("total", equalTo(1));
    }

    @Test
    void aSourceThatIsRemovedTakesItsObjectsAlong() {
        // Given
        String id = create(source("s", Map.of("script", "x"))).extract().path("id");

        // When
        admin().delete("/api/v1/sources/" + id).then().statusCode(204);

        // Then
        admin().get("/api/v1/sources/" + id).then().statusCode(404).body("code", equalTo("source-not-found"));
    }

    @Test
    void aSourceWhoseConnectorIsNoLongerInstalledIsStillListed() {
        // Given
        String id = create(source("s", Map.of("script", "x"))).extract().path("id");
        database.update("update source set connector = 'retired' where id = ?", UUID.fromString(id));

        // When
        ValidatableResponse listed = admin().get("/api/v1/sources").then();

        // Then
        listed.statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    void aViewerMayLookAndNotTouch() {
        signedIn.as(AccessRole.VIEWER).get("/api/v1/sources").then().statusCode(200);
        signedIn.as(AccessRole.VIEWER)
                .body(source("s", Map.of("script", "x")))
                .post("/api/v1/sources")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse create(Map<String, Object> source) {
        return admin().body(source).post("/api/v1/sources").then();
    }

    private ValidatableResponse put(String id, Map<String, Object> source, @Nullable String match) {
        return admin().header("If-Match", match)
                .body(source)
                .put("/api/v1/sources/" + id)
                .then();
    }

    private ValidatableResponse check(String id, Map<String, Object> settings) {
        return admin().body(Map.of("connector", "scripted", "settings", settings, "sourceId", id))
                .post("/api/v1/sources/check")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> source(String name, Map<String, Object> settings) {
        Map<String, Object> source = new HashMap<>();
        source.put("name", name + " " + UUID.randomUUID());
        source.put("connector", "scripted");
        source.put("settings", settings);
        return source;
    }

    private RequestSpecification admin() {
        return signedIn.as(AccessRole.ADMIN);
    }
}
