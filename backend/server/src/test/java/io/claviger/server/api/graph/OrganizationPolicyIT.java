package io.claviger.server.api.graph;

import static io.claviger.server.api.graph.AccountFile.allow;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.claviger.server.api.graph.AccountFile.Account;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role of a member account that trusts another account, and what AWS Organizations answers about the member. */
@QuarkusTest
class OrganizationPolicyIT {

    private static final String MANAGEMENT = "900000000001";

    @Inject
    AccountFile files;

    @Inject
    SignedIn signedIn;

    @TempDir
    Path folder;

    private Account member = new Account(new UUID(0, 0), "", Path.of(""));
    private Account partner = member;

    @BeforeEach
    void organization() throws IOException {
        member = files.in(folder);
        partner = new Account(member.source(), "8" + member.number().substring(1), folder);
        answer(
                "roots.json",
                "{'Roots': [{'Id': 'r-%n', 'Arn': 'arn:aws:organizations::%m:root/o-%n/r-%n', 'Name': 'Root'}]}");
        answer(
                "accounts-r-%n.json",
                "{'Accounts': [{'Id': '%n', 'Name': 'shop', 'Status': 'ACTIVE',"
                        + " 'Arn': 'arn:aws:organizations::%m:account/o-%n/%n'}]}");
        answer(
                "partner.json",
                "{'UserDetailList': [" + partner.user("consultant", allow("sts:AssumeRole")) + ", "
                        + partner.user("auditor", allow("sts:AssumeRole"))
                        + "], 'GroupDetailList': [], 'RoleDetailList': [], 'Policies': []}");
    }

    /** @param json with {@code %m} for the account that manages, and {@code %n} for the number in the names of this organization */
    private void answer(String file, String json) throws IOException {
        Files.writeString(
                folder.resolve(file.replace("%n", member.number())),
                json.replace('\'', '"').replace("%m", MANAGEMENT).replace("%n", member.number()));
    }

    private void crawl() throws IOException {
        files.crawlTrusting(
                member,
                "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"" + partner.arn("root")
                        + "\"}, \"Action\": \"sts:AssumeRole\"}");
    }

    private void policy(String type, String statement) throws IOException {
        answer(
                "policy-p-%n.json",
                "{'Policy': {'PolicySummary': {'Id': 'p-%n', 'Name': 'own people', 'Type': '" + type
                        + "'}, 'Content': '"
                        + ("{'Version': '2012-10-17', 'Statement': [" + statement + "]}").replace("'", "\\'")
                        + "'}}");
        answer("targets-p-%n.json", "{'Targets': [{'TargetId': 'r-%n', 'Type': 'ROOT'}]}");
    }

    @Test
    void aResourceControlPolicyShutsOutsidersOutOfARoleThatTrustsThemButForOne() throws IOException {
        // Given
        policy(
                "RESOURCE_CONTROL_POLICY",
                "{'Effect': 'Deny', 'Principal': '*', 'Action': 'sts:AssumeRole', 'Resource': '*', 'Condition':"
                        + " {'StringNotEqualsIfExists': {'aws:PrincipalAccount': '" + member.number() + "'},"
                        + " 'ArnNotLike': {'aws:PrincipalArn': '" + partner.arn("user/auditor") + "'},"
                        + " 'BoolIfExists': {'aws:PrincipalIsAWSService': 'false'}}}");
        // When
        crawl();
        // Then
        eventually(() -> {
            reached("auditor").body("objects.name", hasItem("deploy"));
            reached("consultant").body("objects.name", not(hasItem("deploy"))).body("edges", empty());
        });
    }

    @Test
    void aServiceControlPolicyOfTheAccountWithTheRoleDoesNotBindThem() throws IOException {
        // Given
        policy("SERVICE_CONTROL_POLICY", "{'Effect': 'Deny', 'Action': 'sts:AssumeRole', 'Resource': '*'}");
        // When
        crawl();
        // Then
        eventually(() -> reached("consultant").body("objects.name", hasItem("deploy")));
    }

    private ValidatableResponse reached(String user) {
        String id = CatalogIds.object(partner.source(), "aws.user", partner.arn("user/" + user))
                .toString();
        return signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/identities/" + id + "/blast-radius")
                .then()
                .statusCode(200);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
