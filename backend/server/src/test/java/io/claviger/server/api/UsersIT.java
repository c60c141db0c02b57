package io.claviger.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        Response unchanged = signedIn.as(AccessRole.ADMIN)
                .header("If-None-Match", first.header("ETag"))
                .get(path);
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        second.then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        assertThat(unchanged.statusCode()).isEqualTo(304);
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
