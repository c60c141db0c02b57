package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConventionsIT {

    @Inject
    SignedIn signedIn;

    @Inject
    Database database;

    @Test
    void refusesAFieldItDoesNotKnowAndPointsAtIt() {
        signedIn.as(AccessRole.ADMIN)
                .body("{\"name\":\"x\",\"role\":\"viewer\",\"rolle\":\"viewer\"}")
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-field"))
                .body("errors[0].pointer", equalTo("/rolle"))
                .body("detail", containsString("name, role"));
    }

    @Test
    void saysWhereABodyIsNoJson() {
        signedIn.as(AccessRole.ADMIN)
                .body("{\"name\": oops}")
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("code", equalTo("json-invalid"))
                .body("line", equalTo(1))
                .body("column", notNullValue());
    }

    @Test
    void namesWhatIsMissingAndWhatIsOfTheWrongType() {
        signedIn.as(AccessRole.ADMIN)
                .body("{\"name\":null,\"role\":\"viewer\"}")
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("code", equalTo("request-invalid"))
                .body("errors[0].pointer", equalTo("/name"));
        signedIn.as(AccessRole.ADMIN)
                .body("{\"name\":\"x\",\"role\":\"king\"}")
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("code", equalTo("field-invalid"))
                .body("errors[0].pointer", equalTo("/role"))
                .body("detail", containsString("viewer, analyst, admin"));
        signedIn.as(AccessRole.ADMIN)
                .body("{\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"tomorrow\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/expiresAt"))
                .body("detail", containsString("an instant such as"));
        signedIn.as(AccessRole.ADMIN)
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void answersEveryWrongAddressMethodAndTypeWithAProblem() {
        signedIn.as(AccessRole.ADMIN)
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        signedIn.as(AccessRole.ADMIN)
                .delete("/api/v1/roles")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
        signedIn.as(AccessRole.ADMIN)
                .contentType(ContentType.TEXT)
                .body("x")
                .post("/api/v1/users")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        signedIn.as(AccessRole.ADMIN).get("/api/v1/users/not-an-id").then().statusCode(404);
    }

    @Test
    void actsOnceForOneIdempotencyKey() {
        // Given
        String key = UUID.randomUUID().toString();
        String token = signedIn.token(AccessRole.ADMIN);
        Map<String, String> body = Map.of(
                "name",
                "idem " + key,
                "role",
                "viewer",
                "expiresAt",
                Instant.now().plus(Duration.ofHours(1)).toString());
        // When
        Response first = post(token, key, body);
        Response again = post(token, key, body);
        Response other =
                post(token, key, Map.of("name", "other", "role", "viewer", "expiresAt", body.get("expiresAt")));
        // Then
        first.then().statusCode(201);
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body("token", equalTo(first.path("token")));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        other.then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        assertThat(database.first(
                        "select count(*) from api_token where name = ?", row -> row.getLong(1), "idem " + key))
                .contains(1L);
        String secret = first.path("token");
        assertThat(database.query(
                        "select encode(sealed_body, 'escape') from idempotent_answer", row -> row.getString(1)))
                .noneMatch(stored -> stored != null && stored.contains(secret));
    }

    @Test
    void replaysARefusalToo() {
        // Given
        String key = UUID.randomUUID().toString();
        String token = signedIn.token(AccessRole.ADMIN);
        Map<String, String> body = Map.of("name", "", "role", "viewer");
        // When
        Response first = given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/users");
        Response again = given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/users");
        // Then
        first.then().statusCode(400).body("code", equalTo("user-name-invalid"));
        again.then()
                .statusCode(400)
                .header("Idempotency-Replayed", "true")
                .contentType("application/problem+json")
                .body("code", equalTo("user-name-invalid"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        signedIn.as(AccessRole.ADMIN)
                .body("{\"name\":\"" + "x".repeat(9_000_000) + "\"}")
                .post("/api/v1/users")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("body-too-large"));
    }

    @Test
    void carriesTheHeadersThatBrowsersHeed() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    @Test
    void keepsACorrelationIdThatItWasGiven() {
        given().header("X-Correlation-Id", "my-request-0001")
                .get("/api/v1/users")
                .then()
                .header("X-Correlation-Id", "my-request-0001")
                .body("correlationId", equalTo("my-request-0001"));
    }

    @Test
    void refusesPlainHttpUnderAnyOtherNameThanThisMachines() {
        given().header("Host", "claviger.example.org")
                .get("/api/v1/me")
                .then()
                .statusCode(403)
                .body("code", equalTo("https-required"));
        given().header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .get("/api/v1/me")
                .then()
                .statusCode(403)
                .body("code", equalTo("https-required"));
        given().header("Host", "claviger.example.org")
                .get("/q/health/live")
                .then()
                .statusCode(200);
    }

    @Test
    void pagesTheAuditLogByCursorAndLink() {
        // Given
        signedIn.as(AccessRole.ADMIN)
                .body(Map.of("name", "page-" + UUID.randomUUID(), "role", "viewer"))
                .post("/api/v1/users");
        signedIn.as(AccessRole.ADMIN)
                .body(Map.of("name", "page-" + UUID.randomUUID(), "role", "viewer"))
                .post("/api/v1/users");
        // When
        Response page = signedIn.as(AccessRole.ADMIN).get("/api/v1/audit?limit=1");
        Response next = signedIn.as(AccessRole.ADMIN).get("/api/v1/audit?limit=1&cursor=" + page.path("nextCursor"));
        // Then
        page.then().statusCode(200).header("Link", containsString("rel=\"next\""));
        assertThat(next.<Integer>path("items[0].seq")).isEqualTo(page.<Integer>path("items[0].seq") - 1);
        page.then().body("items[0].action", equalTo("user.created")).body("items[0].actor.kind", equalTo("token"));
        page.then().body("items[0].details.role", equalTo("viewer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "501", "99999999999"})
    void aLimitThatIsNoneNamesTheParameter(String limit) {
        signedIn.as(AccessRole.ADMIN)
                .get("/api/v1/audit?limit=" + limit)
                .then()
                .statusCode(400)
                .body("code", equalTo("limit-out-of-range"))
                .body("errors[0].pointer", equalTo("/limit"));
    }

    private static Response post(String token, String key, Map<String, String> body) {
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tokens");
    }
}
