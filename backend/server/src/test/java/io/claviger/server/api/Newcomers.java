package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.testing.SignedIn;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Users that a test makes for itself. */
@ApplicationScoped
class Newcomers {

    static final String GOOD = "correct horse battery staple";

    private final SignedIn signedIn;

    Newcomers(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** A user who has not signed in yet. */
    record Newcomer(String id, String name, String password) {

        String path() {
            return "/api/v1/users/" + id;
        }
    }

    Newcomer one(String role) {
        String name = "user-" + UUID.randomUUID();
        Response created = signedIn.as(AccessRole.ADMIN)
                .body(Map.of("name", name, "role", role))
                .post("/api/v1/users");
        return new Newcomer(created.path("user.id"), name, created.path("oneTimePassword"));
    }

    /** One who is signed in and has a password of their own. */
    SignedIn.Browser grownUp(String role) {
        Newcomer newcomer = one(role);
        SignedIn.Browser browser = SignedIn.browser(newcomer.name(), newcomer.password());
        Response changed = browser.change()
                .body(Map.of("current", newcomer.password(), "new", GOOD))
                .post("/api/v1/me/password");
        assertThat(changed.statusCode()).isEqualTo(204);
        return browser;
    }

    static Response signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/session");
    }
}
