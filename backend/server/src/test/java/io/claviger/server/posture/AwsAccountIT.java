package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.NewSource;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account of the AWS emulator, read by the connector as a source, from its objects to the findings on them. */
@QuarkusTest
class AwsAccountIT {

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":%s}]}";

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    Crawled crawled;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        aws.iam("CreateUser", Map.of("UserName", "ci"));
        aws.iam("AttachUserPolicy", Map.of("UserName", "ci", "PolicyArn", ADMINISTRATOR));
        aws.iam("CreateUser", Map.of("UserName", "ana"));
        aws.iam("CreateLoginProfile", Map.of("UserName", "ana", "Password", String.join("-", "Correct", "horse", "9")));
        role("good", "{\"Service\":\"lambda.amazonaws.com\"}");
        role("open", "{\"AWS\":\"*\"}");
        source = newSource.of("aws", EmulatedAccount.settings(aws.address(), "iam"));
    }

    private void role(String name, String principal) throws Exception {
        MotoServer.shared()
                .iam("CreateRole", Map.of("RoleName", name, "AssumeRolePolicyDocument", TRUST.formatted(principal)));
    }

    @Test
    void findsWhatIsWrongInAnAccountUntilItIsPutRight() throws Exception {
        // Given
        MotoServer aws = MotoServer.shared();

        // When
        crawls.start(source);

        // Then
        eventually(() -> {
            assertThat(crawled.findings(source, "ci")).contains("aws-user-administrator OPEN");
            assertThat(crawled.findings(source, "open")).contains("aws-role-trusts-anyone OPEN");
            assertThat(crawled.findings(source, "ana at the console"))
                    .contains("aws-console-password-without-mfa OPEN");
            assertThat(crawled.findings(source, "Account " + EmulatedAccount.NUMBER))
                    .contains("aws-password-policy-short OPEN");
        });
        assertThat(crawled.findings(source, "good")).noneMatch(finding -> finding.startsWith("aws-role-trusts"));

        // When
        aws.iam("DetachUserPolicy", Map.of("UserName", "ci", "PolicyArn", ADMINISTRATOR));
        aws.iam(
                "UpdateAssumeRolePolicy",
                Map.of("RoleName", "open", "PolicyDocument", TRUST.formatted("{\"Service\":\"ec2.amazonaws.com\"}")));
        aws.iam("UpdateAccountPasswordPolicy", Map.of("MinimumPasswordLength", "16", "PasswordReusePrevention", "24"));
        crawls.start(source);

        // Then
        eventually(() -> {
            assertThat(crawled.findings(source, "ci")).contains("aws-user-administrator RESOLVED");
            assertThat(crawled.findings(source, "open")).contains("aws-role-trusts-anyone RESOLVED");
            assertThat(crawled.findings(source, "Account " + EmulatedAccount.NUMBER))
                    .contains("aws-password-policy-short RESOLVED");
        });
        assertThat(crawled.findings(source, "ana at the console")).contains("aws-console-password-without-mfa OPEN");
    }
}
