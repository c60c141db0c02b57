package io.claviger.server.api.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.testing.NewSource;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that a program pushes in, and the lists that they end in. */
@QuarkusTest
class UsageEventsIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String KEY = "AKIA" + "QWERTYUIOPASDFGH";
    private static final String SAID = "canary-among-parameters";

    @Inject
    SignedIn signedIn;

    @Inject
    NewSource newSource;

    @Inject
    TestCatalog catalog;

    private final String number = "%012d".formatted(UUID.randomUUID().getLeastSignificantBits() >>> 28);
    private final ObjectRef user = new ObjectRef("aws.user", "arn:aws:iam::" + number + ":user/ci");
    private final ObjectRef key = new ObjectRef("aws.access-key", KEY);
    private UUID source = new UUID(0, 0);

    @BeforeEach
    void crawl() {
        source = newSource.of(
                "aws",
                JsonNodeFactory.instance.objectNode().put("from", "files").put("folder", "/nowhere"));
        catalog.crawl(
                source,
                "all",
                new IdentitySeen(user, "ci", Status.ACTIVE, null, null, null, null, Map.of()),
                new CredentialSeen(
                        key, user, KEY, Status.ACTIVE, null, null, null, null, null, null, List.of(), Map.of()));
    }

    private String record(String action, String error, int secondsAgo) {
        return """
                {"eventID": "%s", "eventTime": "%s", "eventSource": "s3.amazonaws.com", "eventName": "%s", "awsRegion": "eu-west-1", %s\
                "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2", "requestParameters": {"x": "%s"},\
                "userIdentity": {"type": "IAMUser", "arn": "%s", "accessKeyId": "%s"}}""".formatted(
                        UUID.randomUUID(),
                        NOW.minusSeconds(secondsAgo),
                        action,
                        error.isEmpty() ? "" : "\"errorCode\": \"" + error + "\", ",
                        SAID,
                        user.externalId(),
                        KEY);
    }

    private ValidatableResponse push(String... lines) {
        return push(AccessRole.ANALYST, "", lines);
    }

    private ValidatableResponse push(AccessRole role, String query, String... lines) {
        return signedIn.as(role)
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/usage-events" + query)
                .then();
    }

    private String usageOf(String list, ObjectRef object) {
        return "/api/v1/" + list + "/" + CatalogIds.object(source, object) + "/usage";
    }

    private ValidatableResponse usage(Map<String, String> parameters) {
        return signedIn.as(AccessRole.VIEWER)
                .queryParams(parameters)
                .get(usageOf("identities", user))
                .then();
    }

    private void awaitCalls(int calls) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(catalog.count(
                                "select coalesce(sum(calls), 0) from usage_day where source_id = ?", source))
                        .isEqualTo(calls));
    }

    @Test
    void endsInTheListsOfTheIdentityAndOfTheCredential() {
        // When
        push(record("GetObject", "", 60), record("GetObject", "AccessDenied", 30), record("ListBuckets", "", 90))
                .statusCode(200)
                .body("lines", is(3), "events", is(3), "refused", is(0), "problems", hasSize(0));
        awaitCalls(3);

        // Then
        usage(Map.of())
                .statusCode(200)
                .body("total", is(2))
                .body("items.action", contains("GetObject", "ListBuckets"))
                .body("items[0].service", equalTo("s3"))
                .body("items[0].network", equalTo("198.51.100.0/24"))
                .body("items[0].calls", is(2))
                .body("items[0].denied", is(1))
                .body("items[0].credential.name", equalTo(KEY))
                .body("items[0].lastSeenAt", equalTo(NOW.minusSeconds(30).toString()));
        signedIn.as(AccessRole.VIEWER)
                .get(usageOf("credentials", key))
                .then()
                .statusCode(200)
                .body("total", is(2));
        assertThat(catalog.value("select last_used_from from credential where source_id = ?", source))
                .isEqualTo("s3 in eu-west-1");
    }

    @Test
    void isAListLikeTheOthers() {
        // Given
        push(record("GetObject", "", 60), record("PutObject", "AccessDenied", 30), record("ListBuckets", "", 90));
        awaitCalls(3);

        // Then
        usage(Map.of("filter", "denied > 0")).body("items.action", contains("PutObject"));
        usage(Map.of("facets", "action,region"))
                .body("facets.action", hasSize(3))
                .body("facets.region[0].value", equalTo("eu-west-1"))
                .body("facets.region[0].count", is(3));
        String next = usage(Map.of("sort", "action", "limit", "2"))
                .body("items.action", contains("GetObject", "ListBuckets"))
                .extract()
                .path("nextCursor");
        usage(Map.of("sort", "action", "limit", "2", "cursor", next))
                .body("items.action", contains("PutObject"))
                .body("nextCursor", nullValue());
        usage(Map.of("filter", "acton == 'x'")).statusCode(400).body("line", is(1), "detail", containsString("action"));
        signedIn.as(AccessRole.VIEWER)
                .get("/api/v1/identities/" + UUID.randomUUID() + "/usage")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsTheLinesThatItDoesNotTakeAndTakesTheOthers() {
        // When
        ValidatableResponse answer = push(
                record("GetObject", "", 60),
                "",
                "{\"action\": \"git.push\"}",
                "not JSON",
                record("GetObject", "", 60).replace("user/ci", "user/nobody"),
                record("GetObject", "", 60 * 60 * 24 * 200),
                record("GetObject", "", 60).replace("IAMUser", "AWSService"));

        // Then
        answer.statusCode(200)
                .body("lines", is(6), "events", is(1), "ignored", is(1), "refused", is(4))
                .body("problems.line", contains(3, 4, 5, 6))
                .body("problems[0].detail", containsString("no CloudTrail record"))
                .body("problems[2].detail", containsString("crawl its account first"))
                .body("problems[3].detail", containsString("too old"));
        awaitCalls(1);
    }

    @Test
    void namesWhatItTakesWhenItCanReadNothing() {
        // When
        ValidatableResponse answer = push("{\"action\": \"git.push\"}");

        // Then
        answer.statusCode(400)
                .body("code", equalTo("usage-format-unknown"))
                .body("detail", containsString("CloudTrail records"))
                .body("errors[0].pointer", equalTo("/0"));
        push("\n").statusCode(400).body("code", equalTo("usage-empty"));
    }

    @Test
    void takesNoRecordsForASourceThatHasNone() {
        // Given
        UUID git = newSource.of("git", JsonNodeFactory.instance.objectNode().put("location", "/nowhere"));

        // Then
        push(AccessRole.ANALYST, "?source=" + git, record("GetObject", "", 60))
                .statusCode(400)
                .body("code", equalTo("usage-source-unfit"));
    }

    @Test
    void letsNobodyPushWhoMayOnlyRead() {
        push(AccessRole.VIEWER, "", record("GetObject", "", 60)).statusCode(403);
    }

    @Test
    void keepsNothingOfWhatWasSaidInACall() {
        // When
        push(record("GetObject", "", 60)).statusCode(200);
        awaitCalls(1);

        // Then
        assertThat(catalog.count("select count(*) from fact_log where data::text like ?", "%" + SAID + "%"))
                .isZero();
        assertThat(catalog.count("select count(*) from usage_day d where d::text like ?", "%" + SAID + "%"))
                .isZero();
        assertThat(catalog.count("select count(*) from fact_log where data::text like ?", "%" + KEY + "%"))
                .as("the look finds what is there")
                .isPositive();
    }
}
