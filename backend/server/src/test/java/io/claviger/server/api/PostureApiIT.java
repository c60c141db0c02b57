package io.claviger.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.database.Database;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostureApiIT {
    @Inject
    SignedIn signedIn;

    @Inject
    Database database;

    @Test
    void listsPoliciesWithTheirExamplesAndTag() {
        // When
        // Then
        viewer().get("/api/v1/policies")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("credential-never-expires"))
                .body("total", greaterThanOrEqualTo(15));
        viewer().get("/api/v1/policies/credential-never-expires")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("builtin", equalTo(true))
                .body("frameworks[0].item", equalTo("NHI7"))
                .body("examples.findAll { it.breaks }.size()", greaterThanOrEqualTo(1));
    }

    @Test
    void letsOnlyAdministratorsWritePolicies() {
        // Given
        Map<String, Object> policy = Map.of(
                "title",
                "Test " + UUID.randomUUID(),
                "kind",
                "identity",
                "severity",
                "LOW",
                "expression",
                "status == \"DISABLED\"");

        // When
        // Then
        signedIn.as(AccessRole.ANALYST)
                .body(policy)
                .post("/api/v1/policies")
                .then()
                .statusCode(403);
        String id = signedIn.as(AccessRole.ADMIN)
                .body(policy)
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/policies/test-"))
                .extract()
                .path("id");
        signedIn.as(AccessRole.ADMIN)
                .header("If-Match", "\"99\"")
                .delete("/api/v1/policies/" + id)
                .then()
                .statusCode(412);
        signedIn.as(AccessRole.ADMIN).delete("/api/v1/policies/" + id).then().statusCode(204);
        viewer().get("/api/v1/policies/" + id).then().statusCode(404);
    }

    @Test
    void saysWhereAnExpressionIsWrong() {
        // Given
        Map<String, String> wrong =
                Map.of("kind", "credential", "expression", "status == \"ACTIVE\" && expireAt == null");

        // When
        // Then
        viewer().body(wrong)
                .post("/api/v1/policies/preview")
                .then()
                .statusCode(400)
                .body("code", equalTo("expression-invalid"))
                .body("line", equalTo(1))
                .body("column", equalTo(23))
                .body("problems[0].suggestions", contains("expiresAt"));
        viewer().body(wrong)
                .post("/api/v1/expressions/check")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("problems[0].length", equalTo(8));
        viewer().get("/api/v1/expressions/finding")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'severity' }.values", hasItem("CRITICAL"))
                .body("functions.name", hasItem("startsWith"));
        viewer().get("/api/v1/expressions/nonsense").then().statusCode(400).body("code", equalTo("kind-unknown"));
    }

    @Test
    void triagesAFinding() {
        // Given
        String id = finding().toString();
        String until = Instant.now().plus(10, ChronoUnit.DAYS).toString();

        // When
        // Then
        analyst()
                .body("{\"status\":\"ACKNOWLEDGED\",\"assignee\":\"ana\"}")
                .patch("/api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACKNOWLEDGED"))
                .body("assignee", equalTo("ana"));
        analyst()
                .body("{\"assignee\":null}")
                .patch("/api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .body("assignee", nullValue())
                .body("status", equalTo("ACKNOWLEDGED"));
        analyst()
                .body("{\"status\":\"RESOLVED\"}")
                .patch("/api/v1/findings/" + id)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/status"));
        viewer().body("{\"status\":\"OPEN\"}")
                .patch("/api/v1/findings/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void refusesATriageOfAFindingThatSomeoneElseTriaged() {
        // Given
        String path = "/api/v1/findings/" + finding();
        String tag = analyst().get(path).header("ETag");

        // When
        int first = analyst()
                .header("If-Match", tag)
                .body("{\"assignee\":\"ana\"}")
                .patch(path)
                .statusCode();
        ValidatableResponse second = analyst()
                .header("If-Match", tag)
                .body("{\"assignee\":\"ben\"}")
                .patch(path)
                .then();

        // Then
        assertThat(first).isEqualTo(200);
        second.statusCode(412).body("code", equalTo("changed-meanwhile"));
        analyst().get(path).then().body("assignee", equalTo("ana"));
    }

    @Test
    void waivesAndCountsInBulk() {
        // Given
        UUID one = finding();
        UUID two = finding();
        String until = Instant.now().plus(10, ChronoUnit.DAYS).toString();
        Map<String, Object> waiver = Map.of("reason", "moves next month", "until", until);

        // When
        // Then
        analyst()
                .body(waiver)
                .post("/api/v1/findings/" + one + "/waivers")
                .then()
                .statusCode(200)
                .body("status", equalTo("WAIVED"))
                .body("waiver.reason", equalTo("moves next month"))
                .body("waiver.until", notNullValue());
        analyst()
                .body(Map.of("ids", List.of(one, two), "status", "ACKNOWLEDGED", "dryRun", true))
                .post("/api/v1/findings/bulk")
                .then()
                .statusCode(200)
                .body("matched", equalTo(2))
                .body("changed", equalTo(2))
                .body("sample", hasSize(2));
        viewer().get("/api/v1/findings/" + two).then().body("status", equalTo("OPEN"));
        analyst()
                .body(Map.of("filter", "object.name == \"" + two + "\"", "waiver", waiver, "dryRun", false))
                .post("/api/v1/findings/bulk")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        viewer().get("/api/v1/findings/" + two).then().body("status", equalTo("WAIVED"));
        analyst()
                .body("{\"status\":\"OPEN\"}")
                .post("/api/v1/findings/bulk")
                .then()
                .statusCode(400);
    }

    @Test
    void findsTheFindingsOfOneObject() {
        // Given
        UUID finding = finding();
        String object = database.first("select object_id from finding where id = ?", row -> row.getString(1), finding)
                .orElseThrow();

        // When
        // Then
        for (String kind : List.of("credentials", "identities")) {
            viewer().get("/api/v1/" + kind + "/" + object + "/findings")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(finding.toString()));
        }
    }

    @Test
    void answersTheOverviewInOneFlatObject() {
        // Given
        finding();

        // When
        // Then
        viewer().get("/api/v1/overview")
                .then()
                .statusCode(200)
                .body("credentials", notNullValue())
                .body("owaspNhi", hasSize(10))
                .body("byRisk.band", contains("critical", "high", "medium", "low"))
                .body("coverage.name", notNullValue())
                .body("sinceYesterday.opened", greaterThanOrEqualTo(0));
    }

    /** A finding about an identity that is not in the catalog: only what people do with it is asked here. */
    private UUID finding() {
        UUID id = UUID.randomUUID();
        UUID source = database.first(
                        "insert into source (name, connector, settings) values (?, 'test', '{}') returning id",
                        row -> row.getObject(1, UUID.class),
                        "source " + id)
                .orElseThrow();
        UUID object = UUID.randomUUID();
        database.update(
                "insert into identity (id, source_id, kind, external_id, name, status, privilege, hash, scope_no)"
                        + " values (?, ?, 'test.role', ?, ?, 'ACTIVE', 'ADMIN', 0, 0)",
                object,
                source,
                id.toString(),
                id.toString());
        database.update(
                "insert into finding (id, policy_id, policy_title, severity, object_kind, object_id, object_type, object_name,"
                        + " source_id, identity_id, status) values (?, 'identity-administrator',"
                        + " 'Machine identity is an administrator', 'HIGH', 'identity', ?, 'test.role', ?, ?, ?, 'OPEN')",
                id,
                object,
                id.toString(),
                source,
                object);
        return id;
    }

    private RequestSpecification viewer() {
        return signedIn.as(AccessRole.VIEWER);
    }

    private RequestSpecification analyst() {
        return signedIn.as(AccessRole.ANALYST);
    }
}
