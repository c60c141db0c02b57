package io.claviger.server.testing;

import static io.restassured.RestAssured.given;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.auth.TokenTable;
import io.claviger.server.database.Database;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Ways to call the API as somebody. A bean, so that every {@code @QuarkusTest} can have it injected. */
@ApplicationScoped
public class SignedIn {

    private final Database database;

    SignedIn(Database database) {
        this.database = database;
    }

    /** As a program with a role: every request carries a fresh API token. */
    public RequestSpecification as(AccessRole role) {
        return given().header("Authorization", "Bearer " + token(role)).contentType(ContentType.JSON);
    }

    public String token(AccessRole role) {
        Instant now = Instant.now();
        TokenTable.Wanted wanted =
                new TokenTable.Wanted("test " + UUID.randomUUID(), role, now.plus(Duration.ofHours(1)), "test");
        return database.run(connection -> TokenTable.insert(connection, wanted, now))
                .value();
    }

    /** What a browser has after signing in. */
    public record Browser(String cookie, String csrfToken) {

        public RequestSpecification request() {
            return given().cookie("__Host-claviger", cookie).contentType(ContentType.JSON);
        }

        public RequestSpecification change() {
            return request().header("X-Claviger-Csrf", csrfToken);
        }
    }

    /** Signs in as a browser does. */
    public static Browser browser(String name, String password) {
        String cookie = given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/session")
                .then()
                .statusCode(204)
                .extract()
                .cookie("__Host-claviger");
        String csrfToken = given().cookie("__Host-claviger", cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .extract()
                .path("csrfToken");
        return new Browser(cookie, csrfToken);
    }
}
