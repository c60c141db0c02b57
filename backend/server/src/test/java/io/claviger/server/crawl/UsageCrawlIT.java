package io.claviger.server.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.sources.Sources;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.NewSource;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account of the AWS emulator, whose CloudTrail answers what was recorded: from the calls to what is counted of them. */
@QuarkusTest
class UsageCrawlIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String CI = "arn:aws:iam::" + EmulatedAccount.NUMBER + ":user/ci";

    @Inject
    NewSource newSource;

    @Inject
    Sources sources;

    @Inject
    Crawls crawls;

    @Inject
    EndedCrawl ended;

    @Inject
    TestCatalog catalog;

    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    private AwsGateway gateway;
    private UUID source;

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        aws.iam("CreateUser", Map.of("UserName", "ci"));
        gateway = new AwsGateway(aws.address()).record("LookupEvents", asked -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.putArray("Events").addAll(events);
            return Answer.json(answer.toString());
        });
        source = newSource.of("aws", EmulatedAccount.settings(gateway.address(), "iam", "cloudtrail"));
    }

    @AfterEach
    void leaveTheEmulatorAsItWas() throws Exception {
        gateway.close();
        MotoServer.shared().reset();
    }

    private void called(String action, Instant at) {
        String id = UUID.randomUUID().toString();
        ObjectNode record = JsonNodeFactory.instance
                .objectNode()
                .put("eventID", id)
                .put("eventTime", at.toString())
                .put("eventSource", "s3.amazonaws.com")
                .put("eventName", action)
                .put("awsRegion", "eu-west-1")
                .put("sourceIPAddress", "198.51.100.7");
        record.putObject("userIdentity").put("type", "IAMUser").put("arn", CI);
        events.add(JsonNodeFactory.instance
                .objectNode()
                .put("EventId", id)
                .put("EventTime", at.getEpochSecond())
                .put("CloudTrailEvent", record.toString()));
    }

    private void crawl() {
        ObjectNode crawl = ended.of(crawls.start(source));
        for (JsonNode scope : crawl.path("scopes")) {
            if (scope.path("id").asText().contains("cloudtrail")) {
                assertThat(scope.path("state").asText()).as("%s", crawl).isEqualTo("COMPLETE");
            }
        }
    }

    private void awaitUsage(String calls) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(catalog.value(
                                "select string_agg(action || ' ' || calls, ', ' order by action) from usage_day u"
                                        + " join identity i on i.id = u.identity_id where u.source_id = ? and i.name = 'ci'",
                                source))
                        .isEqualTo(calls));
    }

    /** Whichever came first, the call or the user who made it. */
    private void awaitLastUse(Instant at) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(catalog.value(
                                "select last_used_at = ?::timestamptz from identity where source_id = ? and name = 'ci'",
                                at.toString(),
                                source))
                        .isEqualTo("t"));
    }

    @Test
    void countsEachCallOnceAndGoesOnWhereItEnded() {
        // Given
        called("GetObject", NOW.minusSeconds(120));
        called("GetObject", NOW.minusSeconds(60));

        // When
        crawl();

        // Then
        awaitUsage("GetObject 2");
        awaitLastUse(NOW.minusSeconds(60));
        String reached = catalog.value("select checkpoint from usage_checkpoint where source_id = ?", source);

        // When
        called("PutObject", NOW);
        crawl();

        // Then
        awaitUsage("GetObject 2, PutObject 1");
        assertThat(catalog.value("select checkpoint > ? from usage_checkpoint where source_id = ?", reached, source))
                .isEqualTo("t");
    }

    @Test
    void forgetsTheUsageOfASourceThatIsRemoved() {
        // Given
        called("GetObject", NOW);
        crawl();
        awaitUsage("GetObject 1");

        // When
        sources.delete(source, version -> {});

        // Then
        assertThat(catalog.count("select count(*) from usage_day where source_id = ?", source))
                .isZero();
        assertThat(catalog.count("select count(*) from usage_checkpoint where source_id = ?", source))
                .isZero();
    }
}
