package io.claviger.server.api.graph;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.sources.SourceDraft;
import io.claviger.server.sources.Sources;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account of AWS, read from the file that its command line client wrote, in the graph. */
@QuarkusTest
class AwsPathsIT {

    private static final String USER = "arn:aws:iam::111122223333:user/";

    @Inject
    Sources sources;

    @Inject
    Crawls crawls;

    @Inject
    SignedIn signedIn;

    @TempDir
    Path folder;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void crawl() throws IOException {
        Files.writeString(folder.resolve("account.json"), """
                {"UserDetailList": [%s, %s, %s], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
                    "Path": "/", "RoleName": "deploy", "RoleId": "AROAEXAMPLEDEPLOY", "Arn": "arn:aws:iam::111122223333:role/deploy",
                    "CreateDate": "2025-01-01T00:00:00Z", "InstanceProfileList": [], "AttachedManagedPolicies": [], "Tags": [],
                    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]},
                    "RolePolicyList": [{"PolicyName": "all", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Action": "*", "Resource": "*"}]}}]}]}
                """.formatted(
                user("ci", allow("sts:AssumeRole")),
                user("barred", allow("sts:AssumeRole") + ", " + allow("sts:*").replace("Allow", "Deny")),
                user("guest", allow("s3:ListAllMyBuckets"))));
        source = sources.create(new SourceDraft(
                        "account " + UUID.randomUUID(),
                        "aws",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("from", "files")
                                .put("folder", folder.toString()),
                        "production",
                        null,
                        true))
                .id();
        crawls.start(source);
    }

    @Test
    void whoMayTakeTheRoleOfAnAdministratorBecomesItByTheStatementThatSaysSo() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> radius("ci")
                        .then()
                        .statusCode(200)
                        .body("objects.name", hasItem("deploy"))
                        .body("edges.action", hasItems("assume-role", "administrator"))
                        .body("edges.find { it.action == 'assume-role' }.because", not(empty())));
    }

    @Test
    void whoIsDeniedItOrIsNotAllowedToReachesNothing() {
        // Given
        whoMayTakeTheRoleOfAnAdministratorBecomesItByTheStatementThatSaysSo();
        // Then
        radius("barred").then().statusCode(200).body("counts.identities", equalTo(0));
        radius("guest").then().statusCode(200).body("counts.identities", equalTo(0));
    }

    private Response radius(String user) {
        return signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/identities/" + CatalogIds.object(source, "aws.user", USER + user) + "/blast-radius");
    }

    private static String user(String name, String statements) {
        return """
                {"Path": "/", "UserName": "%1$s", "UserId": "AIDAEXAMPLE%1$s", "Arn": "%2$s%1$s", "CreateDate": "2025-01-01T00:00:00Z",
                 "GroupList": [], "AttachedManagedPolicies": [], "Tags": [], "UserPolicyList": [
                    {"PolicyName": "own", "PolicyDocument": {"Version": "2012-10-17", "Statement": [%3$s]}}]}""".formatted(name, USER, statements);
    }

    private static String allow(String action) {
        return "{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}";
    }
}
