package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UsersIT {

    @Inject
    SignedIn signedIn;

    @Inject
    Newcomers newcomers;

    @Inject
    Database database;

    @AfterEach
    void leaveAnAdministrator() {
        database.update("update app_user set disabled = false, role = 'ADMIN' where name = 'admin'");
    }

    @Test
    void letsARoleDoWhatItMayAndNoMore() {
        signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/users")
                .then()
                .statusCode(403)
                .body("code", equalTo("permission-missing"))
                .body("detail", containsString("USERS_WRITE"));
        signedIn.as(AccessRole.ADMIN)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("admin"));
    }

    @Test
    void keepsOneAdministrator() {
        // Given
        String admin = signedIn.as(AccessRole.ADMIN).get("/api/v1/users").path("items.find { it.name == 'admin' }.id");
        database.update("update app_user set disabled = true where role = 'ADMIN' and name <> 'admin'");
        // When
        Response response = signedIn.as(AccessRole.ADMIN).delete("/api/v1/users/" + admin);
        // Then
        response.then().statusCode(409).body("code", equalTo("last-administrator"));
    }

    @Test
    void refusesAnEditOfWhatSomeoneElseChanged() {
        // Given
        Newcomers.Newcomer newcomer = newcomers.one("viewer");
        String path = newcomer.path();
        String tag = signedIn.as(AccessRole.ADMIN).get(path).header("ETag");
        Map<String, Object> change = Map.of("role", "analyst", "enabled", true);
        // When
        Response first = signedIn.as(AccessRole.ADMIN)
                .header("If-Match", tag)
                .body(change)
                .put(path);
        Response second = signedIn.as(AccessRole.ADMIN)
                .header("If-Match", tag)
                .body(change)
                .put(path);
        Response removal = signedIn.as(AccessRole.ADMIN).header("If-Match", tag).delete(path);
        Response unchanged = signedIn.as(AccessRole.ADMIN)
                .header("If-None-Match", first.header("ETag"))
                .get(path);
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        second.then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        removal.then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        assertThat(unchanged.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "disabled", "deleted"})
    void endsTheTokensOfWhoMayDoLess(String fate) {
        // Given
        SignedIn.Browser browser = newcomers.grownUp("admin");
        String path = "/api/v1/users/" + browser.request().get("/api/v1/me").path("id");
        String small = tokenOf(browser.change(), "viewer");
        String great = tokenOf(browser.change(), "admin");
        String made = tokenOf(bearing(great).contentType(ContentType.JSON), "admin");
        assertThat(statuses(small, great, made)).containsOnly(200);
        // When
        RequestSpecification admin = signedIn.as(AccessRole.ADMIN);
        Response gone = fate.equals("deleted")
                ? admin.delete(path)
                : admin.body(Map.of("role", "viewer", "enabled", !fate.equals("disabled")))
                        .put(path);
        // Then
        assertThat(gone.statusCode()).isBetween(200, 204);
        assertThat(statuses(small, great, made)).containsExactly(fate.equals("viewer") ? 200 : 401, 401, 401);
    }

    private static String tokenOf(RequestSpecification maker, String role) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        return maker.body(Map.of("name", "of " + role, "role", role, "expiresAt", tomorrow.toString()))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static List<Integer> statuses(String... tokens) {
        return Arrays.stream(tokens)
                .map(token -> bearing(token).get("/api/v1/findings").statusCode())
                .toList();
    }

    @Test
    void keepsOneOfTwoAdministratorsWhoGoAtTheSameTime() throws Exception {
        // Given
        List<Newcomers.Newcomer> two = List.of(newcomers.one("admin"), newcomers.one("admin"));
        database.update(
                "update app_user set disabled = true where role = 'ADMIN' and name <> all (?)",
                two.stream().map(Newcomers.Newcomer::name).toList());
        List<RequestSpecification> callers = List.of(signedIn.as(AccessRole.ADMIN), signedIn.as(AccessRole.ADMIN));
        List<Callable<Integer>> goings = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RequestSpecification caller = callers.get(i).body(Map.of("role", "viewer", "enabled", true));
            String path = two.get(i).path();
            goings.add(() -> caller.put(path).statusCode());
        }

        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> gone : threads.invokeAll(goings)) {
                statuses.add(gone.get());
            }
        }

        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }
}
