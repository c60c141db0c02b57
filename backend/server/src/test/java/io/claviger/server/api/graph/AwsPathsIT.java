package io.claviger.server.api.graph;

import static io.claviger.server.api.graph.AccountFile.allow;
import static io.claviger.server.api.graph.AccountFile.deny;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.server.api.graph.AccountFile.Account;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account of AWS, read from the file that its command line client wrote, in the graph. */
@QuarkusTest
class AwsPathsIT {

    @Inject
    AccountFile files;

    @Inject
    SignedIn signedIn;

    @TempDir
    Path folder;

    private Account account = new Account(new UUID(0, 0), "", Path.of(""));

    @BeforeEach
    void crawl() throws IOException {
        account = files.in(folder);
        files.crawl(
                account,
                account.user("ci", allow("sts:AssumeRole")),
                account.user("barred", allow("sts:AssumeRole"), deny("sts:*")),
                account.user("guest", allow("s3:ListAllMyBuckets")));
    }

    @Test
    void whoMayTakeTheRoleOfAnAdministratorBecomesItByTheStatementThatSaysSo() {
        eventually(() -> radius("ci")
                .then()
                .statusCode(200)
                .body("objects.name", hasItem("deploy"))
                .body("edges.action", hasItems("assume-role", "administrator"))
                .body("edges.find { it.action == 'assume-role' }.reasons", not(empty())));
    }

    @Test
    void whoIsDeniedItOrIsNotAllowedToReachesNothing() {
        // Given
        whoMayTakeTheRoleOfAnAdministratorBecomesItByTheStatementThatSaysSo();
        // Then
        radius("barred").then().statusCode(200).body("counts.identities", equalTo(0));
        radius("guest").then().statusCode(200).body("counts.identities", equalTo(0));
    }

    @Test
    void whatOfItsPoliciesIsNotUnderstoodStandsBesideTheAnswerAndAtItsSource() throws IOException {
        // When
        files.crawl(account, account.user("ci", allow("sts:AssumeRole"), allow("sts:AssumeRoll")));
        // Then
        eventually(() -> radius("ci")
                .then()
                .statusCode(200)
                .body("problems.problem", hasItem(containsString("AWS has no action 'sts:assumeroll'"))));
        eventually(() -> signedIn.as(AccessRole.ADMIN)
                .get("/api/v1/sources/" + account.source())
                .then()
                .statusCode(200)
                .body("coverage.problems.find { it.subject == 'ci' }.message", containsString("sts:assumeroll"))
                .body("coverage.problems.find { it.subject == 'ci' }.remedy", containsString("Correct the policy")));
    }

    @Test
    void aWayToAdministratorIsAFindingWithTheWayInItUntilItIsClosed() throws IOException {
        // Given
        String finding = "items.find { it.policy.id == 'aws-escalation-path' && it.object.name == 'ci' }";
        eventually(() -> findings()
                .then()
                .body(finding + ".status", equalTo("OPEN"))
                .body(
                        finding + ".evidence.find { it.field == 'access.path' }.value",
                        containsString("assume-role deploy"))
                .body("items.findAll { it.policy.id == 'aws-escalation-path' }.object.name", not(hasItem("barred"))));
        identity("ci").then().body("access.escalates", equalTo(true)).body("access.administrator", equalTo(false));
        // When
        files.crawl(account, account.user("ci", allow("s3:ListAllMyBuckets")));
        // Then
        eventually(() -> findings().then().body(finding + ".status", equalTo("RESOLVED")));
        identity("ci").then().body("access.escalates", equalTo(false)).body("access.path", nullValue());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private Response radius(String user) {
        return signedIn.as(AccessRole.VIEWER).get(path(user) + "/blast-radius");
    }

    private Response identity(String user) {
        return signedIn.as(AccessRole.VIEWER).get(path(user));
    }

    private Response findings() {
        String name = identity("ci").path("source.name");
        return signedIn.as(AccessRole.VIEWER)
                .queryParam("filter", "source.name == \"" + name + "\"")
                .get("/api/v1/findings");
    }

    private String path(String user) {
        return "/api/v1/identities/" + CatalogIds.object(account.source(), "aws.user", account.arn("user/" + user));
    }
}
