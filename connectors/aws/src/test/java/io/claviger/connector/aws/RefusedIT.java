package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Scope;
import io.claviger.testkit.AwsGateway.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS answers when it does not let in, and what is said then: the category, the scope and the remedy. */
class RefusedIT {

    private LargeAccount account;

    @BeforeEach
    void open() throws Exception {
        account = new LargeAccount(1, 1);
    }

    @AfterEach
    void close() {
        account.gateway().close();
    }

    private ConnectorException refused(String scope, Map<String, Object> different) {
        return catchThrowableOfType(ConnectorException.class, () -> Hasty.crawl(scope, account.settings(different)));
    }

    @Test
    void saysThatTheClockIsWrong() {
        // Given
        account.gateway().record("GetCallerIdentity", LargeAccount.refusal(403, "RequestTimeTooSkewed"));

        // When
        ConnectorException refused = refused(Estate.ACCOUNT + "/iam", Map.of());

        // Then
        assertThat(refused.category()).isEqualTo(Category.AUTHENTICATION);
        assertThat(refused)
                .hasMessageContaining("time of this machine is wrong")
                .hasMessageContaining("NTP");
    }

    @Test
    void saysTheSameOfARequestThatIsTooOldForEc2() {
        // Given
        account.gateway()
                .record(
                        "DescribeInstances",
                        new Answer(
                                400,
                                "text/xml",
                                "<Response><Errors><Error><Code>RequestExpired</Code><Message>no</Message></Error></Errors></Response>"));
        account.gateway().record("ListInstanceProfiles", Answer.xml(Recordings.iam("ListInstanceProfiles", "")));

        // When
        ConnectorException refused = refused(Estate.ACCOUNT + "/ec2/" + Estate.REGION, Map.of());

        // Then
        assertThat(refused.category()).isEqualTo(Category.AUTHENTICATION);
        assertThat(refused).hasMessageContaining("time of this machine is wrong");
    }

    @Test
    void saysThatASessionHasExpired() {
        // Given
        account.gateway().record("GetAccountAuthorizationDetails", LargeAccount.refusal(403, "ExpiredToken"));

        // When
        ConnectorException refused = refused(Estate.ACCOUNT + "/iam", Map.of());

        // Then
        assertThat(refused.category()).isEqualTo(Category.AUTHENTICATION);
        assertThat(refused)
                .hasMessageContaining("session has expired")
                .hasMessageContaining("a role that is assumed anew");
    }

    @Test
    void saysThatARegionIsOffWhereTheCredentialsAreGoodElsewhere() {
        // Given
        account.gateway()
                .record(
                        "ListSecrets",
                        new Answer(
                                400,
                                "application/x-amz-json-1.1",
                                "{\"__type\":\"UnrecognizedClientException\",\"message\":\"no\"}"));

        // When
        ConnectorException refused = refused(Estate.ACCOUNT + "/secretsmanager/me-south-1", Map.of());

        // Then
        assertThat(refused.category()).isEqualTo(Category.FORBIDDEN);
        assertThat(refused)
                .hasMessageContaining("me-south-1")
                .hasMessageContaining("Enable the region")
                .hasMessageContaining("take it out of 'regions'");
    }

    @Test
    void saysThatAnAccountHasLeftTheOrganization() {
        // Given
        account.gateway()
                .record(
                        "ListAccounts",
                        Answer.json("{\"Accounts\":[{\"Id\":\"" + Estate.ACCOUNT + "\",\"Name\":\"management\"}]}"));

        // When
        ConnectorException refused = refused("310987654321/iam", Map.of("from", "organization"));

        // Then
        assertThat(refused.category()).isEqualTo(Category.NOT_FOUND);
        assertThat(refused).hasMessageContaining("310987654321").hasMessageContaining("may have left the organization");
    }

    @Test
    void leavesOutNoRegionOfAnAccountThatDoesNotTellItsRegions() throws Exception {
        // Given
        account.gateway().record("AssumeRole", LargeAccount.refusal(403, "AccessDenied"));
        account.gateway()
                .record(
                        "DescribeRegions",
                        asked -> regions(
                                asked.body().contains("AllRegions=true")
                                        ? List.of(Estate.REGION, "me-south-1")
                                        : List.of(Estate.REGION)));
        account.gateway()
                .record(
                        "ListAccounts",
                        Answer.json("{\"Accounts\":[{\"Id\":\"" + Estate.ACCOUNT
                                + "\",\"Name\":\"management\"},{\"Id\":\"210987654321\",\"Name\":\"shop\"}]}"));

        // When
        try (Connector connector = new AwsConnectorFactory()
                .open(account.settings(Map.of("from", "organization", "regions", List.of())))) {
            // Then
            assertThat(connector.scopes())
                    .extracting(Scope::id)
                    .contains(Estate.ACCOUNT + "/kms/" + Estate.REGION, "210987654321/kms/me-south-1")
                    .doesNotContain(Estate.ACCOUNT + "/kms/me-south-1");
        }
    }

    private static Answer regions(List<String> names) {
        String items = names.stream()
                .map(name -> "<item><regionName>" + name + "</regionName></item>")
                .collect(Collectors.joining());
        return Answer.xml("<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><regionInfo>"
                + items + "</regionInfo></DescribeRegionsResponse>");
    }

    @Test
    void asksForNothingInAnAccountThatItsOrganizationHasSuspended() {
        // Given
        account.gateway()
                .record(
                        "ListAccounts",
                        Answer.json("{\"Accounts\":[{\"Id\":\"" + Estate.ACCOUNT
                                + "\",\"Name\":\"management\",\"State\":\"ACTIVE\"},"
                                + "{\"Id\":\"210987654321\",\"Name\":\"old\",\"State\":\"CLOSED\"}]}"));

        // When
        ConnectorException refused = refused("210987654321/iam", Map.of("from", "organization"));

        // Then
        assertThat(refused.category()).isEqualTo(Category.FORBIDDEN);
        assertThat(refused).hasMessageContaining("210987654321 is closed");
        assertThat(account.gateway().operations()).doesNotContain("AssumeRole");
    }

    @Test
    void saysThatAMemberLetsItInNoMore() {
        // Given
        account.gateway().record("AssumeRole", LargeAccount.refusal(403, "AccessDenied"));

        // When
        ConnectorException refused =
                refused("210987654321/iam", Map.of("roles", List.of("arn:aws:iam::210987654321:role/ClavigerRead")));

        // Then
        assertThat(refused.category()).isEqualTo(Category.FORBIDDEN);
        assertThat(refused)
                .hasMessageContaining("arn:aws:iam::210987654321:role/ClavigerRead may not be assumed")
                .hasMessageContaining("the account is active");
    }
}
