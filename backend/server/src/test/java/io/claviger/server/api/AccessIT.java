package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessIT {

    @Inject
    SignedIn signedIn;

    @Inject
    Newcomers newcomers;

    @Inject
    Database database;

    @Test
    void refusesWhoIsNotSignedIn() {
        given().get("/api/v1/users")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("not-signed-in"))
                .body("correlationId", notNullValue());
    }

    @Test
    void allowsNothingButAPasswordChangeToAOneTimePassword() {
        // Given
        Newcomers.Newcomer newcomer = newcomers.one("analyst");
        SignedIn.Browser browser = SignedIn.browser(newcomer.name(), newcomer.password());
        // When
        Response before = browser.request().get("/api/v1/roles");
        Response refused = browser.request().get("/api/v1/operations/" + UUID.randomUUID());
        Response changed = browser.change()
                .body(Map.of("current", newcomer.password(), "new", Newcomers.GOOD))
                .post("/api/v1/me/password");
        Response after = browser.request().get("/api/v1/operations/" + UUID.randomUUID());
        // Then
        assertThat(before.statusCode()).isEqualTo(200);
        refused.then().statusCode(403).body("code", equalTo("password-change-required"));
        assertThat(changed.statusCode()).isEqualTo(204);
        after.then().statusCode(404).body("code", equalTo("operation-not-found"));
    }

    @Test
    void setsACookieThatNoScriptAndNoOtherSiteCanUse() {
        // Given
        Newcomers.Newcomer newcomer = newcomers.one("viewer");
        // When
        Response response = Newcomers.signIn(newcomer.name(), newcomer.password());
        // Then
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.header("Set-Cookie"))
                .startsWith("__Host-claviger=")
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .contains("Path=/");
    }

    @Test
    void refusesAChangeByABrowserWithoutItsAntiForgeryToken() {
        // Given
        SignedIn.Browser browser = newcomers.grownUp("admin");
        Map<String, String> user = Map.of("name", "u" + UUID.randomUUID(), "role", "viewer");
        // When
        Response without = browser.request().body(user).post("/api/v1/users");
        Response wrong =
                browser.request().header("X-Claviger-Csrf", "wrong").body(user).post("/api/v1/users");
        Response foreign = browser.change()
                .header("Sec-Fetch-Site", "cross-site")
                .body(user)
                .post("/api/v1/users");
        Response right = browser.change().body(user).post("/api/v1/users");
        // Then
        without.then().statusCode(403).body("code", equalTo("anti-forgery-missing"));
        wrong.then().statusCode(403).body("code", equalTo("anti-forgery-missing"));
        foreign.then().statusCode(403).body("code", equalTo("cross-site-request"));
        right.then().statusCode(201).body("oneTimePassword", notNullValue());
    }

    @Test
    void endsASessionAtSignOutAndAllOthersAtAPasswordChange() {
        // Given
        Newcomers.Newcomer newcomer = newcomers.one("viewer");
        SignedIn.Browser first = SignedIn.browser(newcomer.name(), newcomer.password());
        SignedIn.Browser second = SignedIn.browser(newcomer.name(), newcomer.password());
        // When
        first.change()
                .body(Map.of("current", newcomer.password(), "new", Newcomers.GOOD))
                .post("/api/v1/me/password");
        // Then
        second.request().get("/api/v1/me").then().statusCode(401);
        first.request().get("/api/v1/me").then().statusCode(200);
        first.change().delete("/api/v1/session").then().statusCode(204);
        first.request().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void makesAGuesserWaitLongerAndLonger() {
        // Given
        Newcomers.Newcomer newcomer = newcomers.one("viewer");
        // When
        for (int i = 0; i < 5; i++) {
            Newcomers.signIn(newcomer.name(), "wrong").then().statusCode(401).body("code", equalTo("sign-in-failed"));
        }
        Response blocked = Newcomers.signIn(newcomer.name(), newcomer.password());
        // Then
        blocked.then().statusCode(429).header("Retry-After", notNullValue()).body("code", equalTo("sign-in-throttled"));
        database.update("delete from sign_in_throttle");
        assertThat(Newcomers.signIn(newcomer.name(), newcomer.password()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void makesAGuesserOfManyNamesWaitThoughOneAccountIsTheirs() {
        // Given
        Newcomers.Newcomer known = newcomers.one("viewer");
        for (int i = 0; i < 20; i++) {
            Newcomers.signIn("nobody-" + UUID.randomUUID(), "wrong");
            database.update("update sign_in_throttle set blocked_until = null");
        }
        assertThat(Newcomers.signIn(known.name(), known.password()).statusCode())
                .isEqualTo(204);
        // When
        Newcomers.signIn("nobody-" + UUID.randomUUID(), "wrong");
        Response blocked = Newcomers.signIn("nobody-" + UUID.randomUUID(), "wrong");
        // Then
        database.update("delete from sign_in_throttle");
        blocked.then().statusCode(429).body("code", equalTo("sign-in-throttled"));
    }

    @Test
    void showsATokenOnceAndKeepsOnlyItsHash() {
        // Given
        Map<String, String> wanted = Map.of(
                "name",
                "ci",
                "role",
                "viewer",
                "expiresAt",
                Instant.now().plus(Duration.ofHours(1)).toString());
        // When
        Response created = signedIn.as(AccessRole.ADMIN).body(wanted).post("/api/v1/tokens");
        String token = created.path("token");
        // Then
        assertThat(token).matches("clv_[0-9A-Za-z]{42}");
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("kind", equalTo("token"))
                .body("csrfToken", nullValue())
                .body("permissions", hasItem("CATALOG_READ"));
        signedIn.as(AccessRole.ADMIN)
                .get("/api/v1/tokens")
                .then()
                .statusCode(200)
                .body(not(containsString(token)));
        assertThat(database.query("select t::text from api_token t", row -> row.getString(1)))
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void refusesATokenThatIsMistypedExpiredOrRevoked() {
        // Given
        String token = signedIn.token(AccessRole.VIEWER);
        String mistyped = token.substring(0, 10) + (token.charAt(10) == 'a' ? 'b' : 'a') + token.substring(11);
        // When
        Response wrong = given().header("Authorization", "Bearer " + mistyped).get("/api/v1/me");
        Response right = given().header("Authorization", "Bearer " + token).get("/api/v1/me");
        signedIn.as(AccessRole.ADMIN)
                .delete("/api/v1/tokens/" + right.path("id"))
                .then()
                .statusCode(204);
        Response revoked = given().header("Authorization", "Bearer " + token).get("/api/v1/me");
        String expiring = signedIn.token(AccessRole.VIEWER);
        database.update(
                "update api_token set expires_at = now() - interval '1 second' where revoked_at is null and name like 'test %' and preview like ?",
                "%" + expiring.substring(expiring.length() - 4));
        Response expired = given().header("Authorization", "Bearer " + expiring).get("/api/v1/me");
        // Then
        wrong.then().statusCode(401).body("code", equalTo("token-invalid"));
        assertThat(right.statusCode()).isEqualTo(200);
        revoked.then().statusCode(401).body("code", equalTo("token-invalid"));
        expired.then().statusCode(401).body("code", equalTo("token-invalid"));
    }
}
