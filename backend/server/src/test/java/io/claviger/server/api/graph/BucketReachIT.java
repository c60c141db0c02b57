package io.claviger.server.api.graph;

import static io.claviger.server.testing.EmulatedAccount.document;
import static io.claviger.server.testing.EmulatedAccount.may;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket of the AWS emulator, whose own policy has a say in who reaches it. */
@QuarkusTest
class BucketReachIT {

    private static final String BUCKET = "arn:aws:s3:::reach-orders";

    private static final String USERS =
            "objects.findAll { it.objectKind == 'identity' && it.name.startsWith('reach-') }.name";

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    SignedIn signedIn;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        user("reach-reader", "s3:GetObject", BUCKET + "/*");
        user("reach-writer", "s3:PutObject", BUCKET + "/*");
        user("reach-barred", "s3:*", "*");
        user("reach-elsewhere", "s3:*", "arn:aws:s3:::other/*");
        user("reach-named", "sqs:ListQueues", "*");
        aws.put("s3", "/reach-orders", "");
        aws.put(
                "s3",
                "/reach-orders?policy",
                document(statement("Deny", "reach-barred", "s3:*") + ","
                        + statement("Allow", "reach-named", "s3:GetObject")));
        source = newSource.of("aws", EmulatedAccount.settings(aws.address(), "iam", "s3"));
        crawls.start(source);
    }

    private static void user(String name, String action, String resource) throws Exception {
        MotoServer.shared().iam("CreateUser", Map.of("UserName", name));
        may(
                MotoServer.shared(),
                "User",
                name,
                "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}");
    }

    private static String statement(String effect, String user, String action) {
        return "{\"Effect\":\"%s\",\"Principal\":{\"AWS\":\"arn:aws:iam::%s:user/%s\"},\"Action\":\"%s\",\"Resource\":[\"%s\",\"%s/*\"]}"
                .formatted(effect, EmulatedAccount.NUMBER, user, action, BUCKET, BUCKET);
    }

    @Test
    void whoCanReachABucketIsWhomItsPolicyDoesNotDenyWithTheStatementThatLetsThemIn() {
        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        reach("READ").body(USERS, containsInAnyOrder("reach-reader", "reach-writer", "reach-named")));
        reach("WRITE")
                .body(USERS, contains("reach-writer"))
                .body(
                        "edges.reasons.flatten()",
                        hasItem("own, statement 1: identity-based policies: s3:PutObject on " + BUCKET + "/*"));
        reach("ADMIN").body(USERS, empty());
    }

    private ValidatableResponse reach(String privilege) {
        return signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/resources/" + CatalogIds.object(source, "aws.s3-bucket", BUCKET) + "/reach?privilege="
                        + privilege)
                .then()
                .statusCode(200);
    }
}
