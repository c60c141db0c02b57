package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Scope;
import io.claviger.testkit.RecordingSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account and its organization, read without a network from what the command line client printed. */
class FilesIT {

    private static final String REPORT =
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
                    + "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date\n"
                    + "<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,no_information,"
                    + "not_supported,not_supported,false,false,N/A,N/A\n"
                    + "ana,arn:aws:iam::111122223333:user/ana,2025-01-01T00:00:00+00:00,true,no_information,"
                    + "2025-01-01T00:00:00+00:00,N/A,false,true,2025-02-01T00:00:00+00:00,2026-01-01T00:00:00+00:00\n";

    @TempDir
    Path folder;

    private PrintedFiles files;

    @BeforeEach
    void print() throws Exception {
        files = new PrintedFiles(folder)
                .add("account.json", PrintedFiles.details(PrintedFiles.role("web", "")))
                .add("report.csv", REPORT);
    }

    private static Map<String, Object> attributes(RecordingSink seen, String kind, String id) {
        ObjectRef ref = new ObjectRef(kind, id);
        return seen.observations(ResourceSeen.class)
                .filter(one -> one.ref().equals(ref))
                .map(ResourceSeen::attributes)
                .findFirst()
                .or(() -> seen.observations(IdentitySeen.class)
                        .filter(one -> one.ref().equals(ref))
                        .map(IdentitySeen::attributes)
                        .findFirst())
                .orElseThrow(() -> new AssertionError("not seen: " + ref));
    }

    @Test
    void readsUsersRolesAndWhatProvesThem() throws Exception {
        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.observations(IdentitySeen.class))
                .extracting(identity -> identity.ref().kind(), IdentitySeen::name)
                .containsExactlyInAnyOrder(
                        tuple("aws.root", "Root of 111122223333"), tuple("aws.user", "ana"), tuple("aws.role", "web"));
        assertThat(seen.observations(CredentialSeen.class))
                .extracting(CredentialSeen::name)
                .containsExactlyInAnyOrder("ana at the console", "Access key 1 of ana");
    }

    @Test
    void knowsTheRoleOfAPermissionSet() throws Exception {
        // Given
        String role = "aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Shop_Operators_0123456789abcdef";
        files.add("account.json", PrintedFiles.details(PrintedFiles.role(role, "")));

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(seen.observations(GrantSeen.class))
                .extracting(GrantSeen::ref, GrantSeen::target)
                .contains(tuple(
                        new ObjectRef("aws.assigned-permission-set", "111122223333/Shop_Operators"),
                        new ObjectRef("aws.role", PrintedFiles.arn("role/" + role))));
    }

    @Test
    void readsWhatIsSetForTheAccount() throws Exception {
        // Given
        files.add("password-policy.json", "{\"PasswordPolicy\":{\"MinimumPasswordLength\":16}}")
                .add(
                        "111122223333-summary.json",
                        "{\"SummaryMap\":{\"AccountMFAEnabled\":0,\"AccountPasswordPresent\":0,\"AccountAccessKeysPresent\":0}}");

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(attributes(seen, "aws.account", PrintedFiles.ACCOUNT))
                .containsEntry("passwordPolicy", "set")
                .containsEntry("shortPasswords", false)
                .containsEntry("passwordsReused", true)
                .containsEntry("consoleUsers", "some");
        assertThat(attributes(seen, "aws.root", PrintedFiles.arn("root")))
                .containsEntry("mfa", false)
                .containsEntry("withoutCredentials", true);
    }

    @Test
    void readsTheOrganizationWithItsTreeAndPolicies() throws Exception {
        // Given
        String organization = "arn:aws:organizations::" + PrintedFiles.MANAGEMENT + ":";
        files.add("roots.json", PrintedFiles.ROOTS)
                .add(
                        "units-r-ab12.json",
                        "{\"OrganizationalUnits\":[{\"Id\":\"ou-ab12-cdefgh34\",\"Arn\":\"" + organization
                                + "ou/o-shop/ou-ab12-cdefgh34\",\"Name\":\"Shops\"}]}")
                .add(
                        "accounts-ou-ab12-cdefgh34.json",
                        "{\"Accounts\":[{\"Id\":\"111122223333\",\"Arn\":\"" + organization
                                + "account/o-shop/111122223333\",\"Name\":\"shop\",\"Status\":\"ACTIVE\"}]}")
                .add(
                        "policy-p-guard123.json",
                        "{\"Policy\":{\"PolicySummary\":{\"Id\":\"p-guard123\",\"Name\":\"guard\",\"Type\":\"SERVICE_CONTROL_POLICY\"},"
                                + "\"Content\":\"{\\\"Statement\\\":[]}\"}}")
                .add("targets-p-guard123.json", "{\"Targets\":[{\"TargetId\":\"ou-ab12-cdefgh34\"}]}");

        // When
        RecordingSink seen = files.crawl(PrintedFiles.MANAGEMENT + "/organizations");

        // Then
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.observations(ResourceSeen.class))
                .extracting(
                        ResourceSeen::name,
                        one -> one.parent() == null ? "nothing" : one.parent().externalId())
                .containsExactlyInAnyOrder(
                        tuple("guard", "nothing"),
                        tuple("Root", "nothing"),
                        tuple("Shops", "r-ab12"),
                        tuple("shop", "ou-ab12-cdefgh34"));
        assertThat(attributes(seen, "aws.organization-policy", "p-guard123"))
                .containsEntry("targets", List.of("ou-ab12-cdefgh34"))
                .containsEntry("document", "{\"Statement\":[]}");
        assertThat(attributes(seen, "aws.organizational-unit", "r-ab12")).containsEntry("guardrails", true);
    }

    @Test
    void readsFilesOfCloudTrailAccountByAccountAndRegionByRegion() throws Exception {
        // Given
        files.add(Trails.name("aaaaaaaaaaaaaaaa"), Trails.packed(Trails.byKey("2026-01-02T03:00:00Z", "aws-cli/2.1")))
                .add(Trails.name("bbbbbbbbbbbbbbbb"), new byte[] {0x1f, (byte) 0x8b, 8, 0})
                .add(Trails.name("cccccccccccccccc").replace("CloudTrail", "CloudTrail-Digest"), Trails.packed());

        // When
        RecordingSink seen = files.crawl(Estate.ACCOUNT + "/cloudtrail/" + Estate.REGION);

        // Then
        assertThat(seen.observations(ConsumerSeen.class))
                .extracting(ConsumerSeen::name, one -> one.uses().externalId())
                .containsExactly(tuple("aws-cli", Recordings.KEY));
        assertThat(seen.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hidesObjects()).isTrue())
                .satisfies(problem -> assertThat(problem.message()).contains("bbbbbbbbbbbbbbbb", "it breaks off"));
    }

    @Test
    void givesItsScopesTheNamesOfLiveOnes() throws Exception {
        // Given
        files.add(Trails.name("aaaaaaaaaaaaaaaa"), Trails.packed());

        // When
        try (Connector connector = new AwsConnectorFactory().open(files.settings())) {
            // Then
            assertThat(connector.scopes())
                    .extracting(Scope::id)
                    .containsExactly(PrintedFiles.ACCOUNT + "/iam", Estate.ACCOUNT + "/cloudtrail/" + Estate.REGION);
        }
    }

    @Test
    void tellsAFolderWithNothingInIt(@TempDir Path empty) {
        // Then
        assertThatThrownBy(() -> new PrintedFiles(empty).iam())
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.category()).isEqualTo(ConnectorException.Category.NOT_FOUND))
                .hasMessageContaining("get-account-authorization-details");
    }
}
