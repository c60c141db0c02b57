package io.claviger.server.api.graph;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.LastAccessed;
import io.claviger.server.testing.NewSource;
import io.claviger.server.testing.SignedIn;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live account in which a user may make keys of two others and take a role, and uses IAM, but not for all of that. */
@QuarkusTest
class NarrowByActionIT {

    private static final String USED = "2026-01-01T00:00:00Z";
    private static final String IAM = "arn:aws:iam::" + EmulatedAccount.NUMBER + ":";

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    SignedIn signedIn;

    private AwsGateway gateway;
    private UUID source;

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        aws.iam("CreateUser", Map.of("UserName", "helpdesk"));
        aws.iam("CreateUser", Map.of("UserName", "boss"));
        EmulatedAccount.may(
                aws,
                "User",
                "helpdesk",
                "{\"Effect\":\"Allow\",\"Action\":\"iam:CreateAccessKey\",\"Resource\":\"" + IAM + "user/boss\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"" + IAM
                        + "role/reports\"}");
        aws.iam(
                "CreateRole",
                Map.of(
                        "RoleName",
                        "reports",
                        "AssumeRolePolicyDocument",
                        EmulatedAccount.document(
                                "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"" + IAM
                                        + "root\"}}")));
        gateway = new AwsGateway(aws.address());
        source = newSource.of("aws", EmulatedAccount.settings(gateway.address(), "iam", "last-accessed"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void takesAwayTheActionsThatWereNeverUsedOfAServiceThatIsUsed() {
        // Given
        saw("");
        crawls.start(source);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> radius().body("objects.name", hasItems("boss", "reports"))
                        .body("edges.find { it.action == 'create-access-key' }.used", equalTo("UNUSED")));
        // When
        ValidatableResponse narrowed = narrow();
        // Then
        narrowed.body("lost.objects.name", hasItem("boss")).body("lost.objects.name", not(hasItem("reports")));
    }

    private void saw(String keysMade) {
        LastAccessed.tells(
                gateway,
                LastAccessed.service(
                        "iam",
                        USED,
                        LastAccessed.action("CreateAccessKey", keysMade),
                        LastAccessed.action("ListUsers", USED)),
                LastAccessed.service("sts", USED, LastAccessed.action("AssumeRole", USED)));
    }

    private String helpdesk() {
        return CatalogIds.object(source, "aws.user", IAM + "user/helpdesk").toString();
    }

    private ValidatableResponse radius() {
        return signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/identities/" + helpdesk() + "/blast-radius")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse narrow() {
        return signedIn.as(AccessRole.VIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("change", "NARROW", "id", helpdesk()))
                .post("/api/v1/graph/what-if")
                .then()
                .statusCode(200);
    }
}
