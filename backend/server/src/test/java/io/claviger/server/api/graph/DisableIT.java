package io.claviger.server.api.graph;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.NewSource;
import io.claviger.server.testing.SignedIn;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live account in which one user becomes administrator by what she makes of another, who has no rights today. */
@QuarkusTest
class DisableIT {

    private static final String IAM = "arn:aws:iam::" + EmulatedAccount.NUMBER + ":";

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    SignedIn signedIn;

    private UUID source;

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        aws.iam("CreateUser", Map.of("UserName", "eve"));
        aws.iam("CreateUser", Map.of("UserName", "bob"));
        EmulatedAccount.may(
                aws,
                "User",
                "eve",
                "{\"Effect\":\"Allow\",\"Action\":[\"iam:PutUserPolicy\",\"iam:CreateAccessKey\"],\"Resource\":\"" + IAM
                        + "user/bob\"}");
        source = newSource.of("aws", EmulatedAccount.settings(aws.address(), "iam"));
        crawls.start(source);
    }

    @Test
    void theOneBetweenSavesWhoNeedsIt() {
        // Given
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> disable("eve").body("saved.objects.name", hasItem("eve")));
        // When
        ValidatableResponse disabled = disable("bob");
        // Then
        disabled.body("saved.objects.name", hasItem("eve")).body("lost.objects", empty());
        signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/graph/escalations?limit=300")
                .then()
                .body("ways.objects.name", hasItem("eve"));
    }

    private ValidatableResponse disable(String user) {
        return signedIn.as(AccessRole.VIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "change",
                        "DISABLE",
                        "id",
                        CatalogIds.object(source, "aws.user", IAM + "user/" + user)
                                .toString()))
                .post("/api/v1/graph/what-if")
                .then()
                .statusCode(200);
    }
}
