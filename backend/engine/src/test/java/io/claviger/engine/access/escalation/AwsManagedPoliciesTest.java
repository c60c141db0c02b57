package io.claviger.engine.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.account.EstateReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a review makes of policies of AWS that the file names without their documents. */
class AwsManagedPoliciesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "AdministratorAccess, true, false, ADMIN",
        "IAMFullAccess, false, true, WRITE",
        "PowerUserAccess, false, false, WRITE",
        "AmazonS3FullAccess, false, false, WRITE",
        "AmazonEC2FullAccess, false, false, WRITE",
        "AWSLambda_FullAccess, false, false, WRITE",
        "job-function/SystemAdministrator, false, false, WRITE",
        "service-role/AWSLambdaBasicExecutionRole, false, false, WRITE",
        "SecurityAudit, false, false, READ",
        "ReadOnlyAccess, false, false, READ",
        "job-function/ViewOnlyAccess, false, false, READ",
        "AWSSSOReadOnly, false, false, READ",
        "AWSSSODirectoryReadOnly, false, false, READ",
        "AWSSecretsManagerClientReadOnlyAccess, false, false, READ",
        "MultiPartyApprovalReadOnlyAccess, false, false, READ",
        "AmazonTimestreamReadOnlyAccess, false, false, READ",
        "AWSDirectoryServiceDataReadOnlyAccess, false, false, READ",
        "AnthropicReadOnlyAccess, false, false, READ",
        "AWSPrivateCAAuditor, false, false, WRITE",
        "AmazonRedshiftQueryEditorV2ReadSharing, false, false, WRITE",
        "AWSDenyAll, false, false, NONE"
    })
    void knowsThePoliciesOfAws(String name, boolean admin, boolean escalates, String privilege) {
        // When
        PrincipalReview eve = review("arn:aws:iam::aws:policy/" + name, "arn:aws:iam::111111111111:user/eve");
        // Then
        assertThat(eve.problems()).as("problems").noneMatch(problem -> problem.contains("is not in the file"));
        assertThat(eve.admin()).as("admin").isEqualTo(admin);
        assertThat(eve.escalates()).as("%s", eve.paths()).isEqualTo(escalates);
        assertThat(eve.privilege()).hasToString(privilege);
    }

    @Test
    void knowsThemInOtherPartitions() {
        // When
        PrincipalReview eve = review(
                "arn:aws-us-gov:iam::aws:policy/AdministratorAccess", "arn:aws-us-gov:iam::111111111111:user/eve");
        // Then
        assertThat(eve.admin()).isTrue();
    }

    @Test
    void tellsOfAPolicyThatAwsDoesNotHave() {
        // When
        PrincipalReview eve = review("arn:aws:iam::aws:policy/NoSuchAccess", "arn:aws:iam::111111111111:user/eve");
        // Then
        assertThat(eve.problems()).anyMatch(problem -> problem.contains("NoSuchAccess is not in the file"));
    }

    private static PrincipalReview review(String policy, String user) {
        EstateReader reader = new EstateReader();
        reader.add(Map.of(
                "UserDetailList",
                List.of(Map.of("Arn", user, "AttachedManagedPolicies", List.of(Map.of("PolicyArn", policy))))));
        return Review.of(reader.read(Map.of()), NOW).getFirst();
    }
}
