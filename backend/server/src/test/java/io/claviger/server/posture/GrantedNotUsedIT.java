package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.LastAccessed;
import io.claviger.server.testing.NewSource;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live account, in which a key is used for some of the services that it may use; what AWS saw of it is recorded. */
@QuarkusTest
class GrantedNotUsedIT {

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    Crawled crawled;

    private AwsGateway gateway;
    private UUID source;

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        aws.iam("CreateUser", Map.of("UserName", "busy"));
        EmulatedAccount.may(
                aws, "User", "busy", "{\"Effect\":\"Allow\",\"Action\":[\"iam:*\",\"sqs:*\"],\"Resource\":\"*\"}");
        String key = aws.iam("CreateAccessKey", Map.of("UserName", "busy")).split("</?AccessKeyId>")[1];
        aws.asking(key).iam("ListUsers", Map.of());
        gateway = new AwsGateway(aws.address());
        source = newSource.of("aws", EmulatedAccount.settings(gateway.address(), "iam", "last-accessed"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** What AWS saw of the services that are granted. */
    private void saw(String iam, String sqs) {
        LastAccessed.tells(gateway, LastAccessed.service("iam", iam), LastAccessed.service("sqs", sqs));
    }

    @Test
    void aServiceThatIsGrantedAndWasNeverUsedIsAFindingUntilItIsUsed() {
        // Given
        saw("2026-01-01T00:00:00Z", "");

        // When
        crawls.start(source);

        // Then
        eventually(() -> assertThat(crawled.findings(source, "busy")).contains("aws-granted-not-used OPEN"));
        assertThat(crawled.value(
                        "select evidence::text from finding where source_id = ? and policy_id = 'aws-granted-not-used'",
                        source))
                .contains("sqs")
                .doesNotContain("iam");

        // When
        saw("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
        crawls.start(source);

        // Then
        eventually(() -> assertThat(crawled.findings(source, "busy")).contains("aws-granted-not-used RESOLVED"));
    }
}
