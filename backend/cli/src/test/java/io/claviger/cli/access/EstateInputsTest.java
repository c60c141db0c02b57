package io.claviger.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.engine.access.account.CredentialReport;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.json.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a review makes of several accounts with their organization, resources and credential reports. */
class EstateInputsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String EVE = "arn:aws:iam::111111111111:user/eve";
    private static final String BUILD = "arn:aws:iam::222222222222:role/build";

    /** Eve may take a role of another account, which may write its own policy; bob has nothing. */
    private static final String ACCOUNTS = """
            {'UserDetailList': [
              {'Arn': 'arn:aws:iam::111111111111:user/eve', 'CreateDate': '2020-01-01T00:00:00Z', 'UserPolicyList': [{'PolicyName': 'own',
               'PolicyDocument': {'Statement': [
                 {'Effect': 'Allow', 'Action': ['sts:AssumeRole', 'iam:CreateAccessKey', 'secretsmanager:GetSecretValue', 's3:GetObjekt'], 'Resource': '*'},
                 {'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*', 'Condition': {'StringIs': {'a': 'b'}}}]}}]},
              {'Arn': 'arn:aws:iam::111111111111:user/bob', 'GroupList': ['gone']}],
             'RoleDetailList': [
              {'Arn': 'arn:aws:iam::222222222222:role/build', 'CreateDate': '2020-01-01T00:00:00Z',
               'RoleLastUsed': {'LastUsedDate': '2025-01-01T00:00:00Z'},
               'RolePolicyList': [{'PolicyName': 'own', 'PolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': 'iam:PutRolePolicy', 'Resource': '*'}}}],
               'AssumeRolePolicyDocument': {'Statement': [
                 {'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': {'AWS': ['arn:aws:iam::111111111111:root', '333333333333', 'AIDAEXAMPLEOFADELETED1']}},
                 {'Effect': 'Allow', 'Action': 'sts:AssumeRoleWithWebIdentity',
                  'Principal': {'Federated': 'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com'},
                  'Condition': {'StringLike': {'token.actions.githubusercontent.com:sub': 'repo:shop/*'}}}]}}]}
            """;

    private static Map<?, ?> accounts() {
        return (Map<?, ?>) Objects.requireNonNull(json(ACCOUNTS));
    }

    private static @Nullable Object json(String text) {
        return JsonReader.read(text.replace('\'', '"'));
    }

    private static PrincipalReview review(String arn, EstateReader reader, @Nullable String organization) {
        reader.add(accounts());
        Map<String, Control> control = organization == null
                ? Map.<String, Control>of()
                : OrganizationFile.read(json(organization), reader.accounts());
        return Review.of(reader.read(control), NOW).stream()
                .filter(one -> one.principal().arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesOnThroughARoleOfAnotherAccount() {
        // When
        PrincipalReview eve = review(EVE, new EstateReader(), null);
        // Then
        assertThat(eve.escalates()).isTrue();
        assertThat(eve.paths().getFirst().edges().stream().map(Edge::technique))
                .containsExactly("assume-role", "put-role-policy");
        assertThat(eve.paths().getFirst().through()).containsExactly(BUILD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'222222222222': {'serviceControlPolicies': [{'orgIdentifier': 'r-1', 'policies': [{'name': 'no', 'policy': {'Statement': {'Effect': 'Deny', 'Action': 'iam:*', 'Resource': '*'}}}]}]}}",
                "{'serviceControlPolicies': [{'name': 'no', 'policy': {'Statement': {'Effect': 'Deny', 'Action': ['sts:AssumeRole', 'iam:CreateAccessKey'], 'Resource': '*'}}}]}",
                "{'222222222222': {'resourceControlPolicies': [{'name': 'no', 'policy': {'Statement': {'Effect': 'Deny', 'Principal': '*', 'Action': 'sts:*', 'Resource': '*'}}}]}}",
                "{'Organization': {'Id': 'o-1', 'MasterAccountId': '111111111111'}, 'Roots': [{'Id': 'r-1', 'ServiceControlPolicies': []}],"
                        + " 'OrganizationalUnits': [{'Id': 'ou-1', 'ParentId': 'r-1', 'ServiceControlPolicies': [{'Statement': {'Effect': 'Deny', 'Action': 'iam:*', 'Resource': '*'}}]}],"
                        + " 'Accounts': [{'Id': '111111111111', 'ParentId': 'r-1'}, {'Id': '222222222222', 'ParentId': 'ou-1'}]}",
                "{'Policies': [{'PolicySummary': {'Id': 'p-1', 'Name': 'no', 'Type': 'SERVICE_CONTROL_POLICY'}, 'Content': '{\\'Statement\\':{\\'Effect\\':\\'Deny\\',\\'Action\\':\\'iam:*\\',\\'Resource\\':\\'*\\'}}',"
                        + " 'Targets': [{'TargetId': '222222222222'}]}], 'Roots': [{'Id': 'r-1', 'ServiceControlPolicies': ['p-FullAWSAccess']}],"
                        + " 'Accounts': [{'Id': '222222222222', 'ParentId': 'r-1'}]}",
                "{'Policies': [{'Policy': {'PolicySummary': {'Id': 'p-1', 'Name': 'no'}, 'Content': '{\\'Statement\\':{\\'Effect\\':\\'Deny\\',\\'Action\\':\\'iam:*\\',\\'Resource\\':\\'*\\'}}'}}],"
                        + " 'accounts': {'222222222222': {'serviceControlPolicies': [{'orgIdentifier': 'r-1', 'policies': ['FullAWSAccess', {'Id': 'p-1'}]}]}}}"
            })
    void findsNoWayThatTheOrganizationCloses(String organization) {
        // When
        PrincipalReview eve = review(EVE, new EstateReader(), organization);
        // Then
        assertThat(eve.escalates()).as("%s", eve.paths()).isFalse();
    }

    @Test
    void readsSeveralAccountsInOneFile() {
        // Given
        EstateReader reader = new EstateReader();
        reader.add(List.of(Map.of(
                "999999999999", Map.of("UserDetailList", List.of(Map.of("Arn", "arn:aws:iam::999999999999:user/x"))))));
        // When
        PrincipalReview eve = review(EVE, reader, null);
        // Then
        assertThat(eve.escalates()).isTrue();
        assertThat(reader.accounts()).contains("999999999999", "111111111111");
    }

    @Test
    void leavesTheManagementAccountFree() {
        // When
        PrincipalReview eve = review(
                EVE,
                new EstateReader(),
                "{'managementAccountId': '111111111111', 'serviceControlPolicies': [{'name': 'no', 'policy':"
                        + " {'Statement': {'Effect': 'Deny', 'Action': 'sts:AssumeRole', 'Resource': '*'}}}]}");
        // Then
        assertThat(eve.escalates()).isTrue();
    }

    @Test
    void namesAPolicyThatIsNotThere() {
        assertThatThrownBy(() -> review(
                        EVE, new EstateReader(), "{'222222222222': {'serviceControlPolicies': ['p-examplepolicy']}}"))
                .hasMessageContaining("p-examplepolicy")
                .hasMessageContaining("describe-policy");
    }

    @Test
    void namesAParentThatIsNotThere() {
        assertThatThrownBy(() ->
                        review(EVE, new EstateReader(), "{'Accounts': [{'Id': '111111111111', 'ParentId': 'ou-9'}]}"))
                .hasMessageContaining("ou-9");
    }

    @Test
    void readsSecretsAndTheKeysInThem() {
        // Given
        EstateReader reader = new EstateReader();
        reader.addResources(ResourceFile.read(json("""
                [{'arn': 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:bob-AbCdEf', 'holds': ['arn:aws:iam::111111111111:user/bob']},
                 {'arn': 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:closed-AbCdEf', 'policy': {'Statement': {'Effect': 'Deny', 'Principal': '*', 'Action': '*', 'Resource': '*'}}},
                 {'arn': 'arn:aws:s3:::shop', 'account': '222222222222', 'policy': {'Statement': {'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 's3:*', 'Resource': '*'}}}]
                """)));
        // When
        PrincipalReview eve = review(EVE, reader, null);
        // Then
        assertThat(eve.paths().stream().map(path -> path.end().word() + ' ' + path.to()))
                .contains("reads-secret arn:aws:secretsmanager:eu-west-1:111111111111:secret:bob-AbCdEf")
                .contains("becomes arn:aws:iam::111111111111:user/bob")
                .noneMatch(path -> path.contains("closed"))
                .doesNotContain("reaches arn:aws:s3:::shop");
    }

    @Test
    void reachesABucketWhosePolicyNamesTheAccountOfItsRole() {
        // Given
        EstateReader reader = new EstateReader();
        reader.addResources(
                ResourceFile.read(
                        json(
                                "{'arn:aws:s3:::shop': {'Statement': {'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::222222222222:role/build'}, 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::shop/*'}}}")));
        // When
        PrincipalReview eve = review(EVE, reader, null);
        // Then
        assertThat(eve.paths().stream()
                        .filter(path -> path.to().equals("arn:aws:s3:::shop"))
                        .map(PrincipalReview.Path::through))
                .containsExactly(List.of(BUILD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"111111111111", "222222222222"})
    void knowsWhoseABucketIsByItsAccount(String account) {
        // Given
        EstateReader reader = new EstateReader();
        reader.addResources(ResourceFile.read(json("{'" + account
                + "': {'arn:aws:s3:::shop': {'Statement': {'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111111111111:user/bob'},"
                + " 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::shop/*'}}}}")));
        // When
        PrincipalReview bob = review("arn:aws:iam::111111111111:user/bob", reader, null);
        // Then
        assertThat(bob.paths().stream().anyMatch(path -> path.to().equals("arn:aws:s3:::shop")))
                .isEqualTo(account.equals("111111111111"));
    }

    @Test
    void makesNoThirdKey() {
        // Given
        EstateReader reader = new EstateReader();
        reader.addLogins(CredentialReport.read("""
                user,arn,password_enabled,password_last_used,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date
                bob,arn:aws:iam::111111111111:user/bob,false,N/A,true,2020-01-01T00:00:00+00:00,N/A,false,2020-01-01T00:00:00+00:00,2026-05-30T00:00:00+00:00
                """));
        // When
        PrincipalReview eve = review(EVE, reader, null);
        // Then
        assertThat(eve.paths()).noneMatch(path -> path.to().endsWith("user/bob"));
    }

    @Test
    void tellsWhatIsUnusedAndWhoFromOutsideTakesARole() {
        // When
        PrincipalReview build = review(BUILD, new EstateReader(), null);
        // Then
        assertThat(build.unused())
                .containsExactly(new PrincipalReview.Unused("role", "build", Instant.parse("2025-01-01T00:00:00Z")));
        assertThat(build.takers().stream().map(taker -> taker.kind() + ' ' + taker.name()))
                .containsExactlyInAnyOrder("aws-account 333333333333", "oidc-subject repo:shop/*");
        assertThat(build.problems()).anyMatch(problem -> problem.contains("AIDAEXAMPLEOFADELETED1"));
    }

    @Test
    void keepsWhatIsMalformedOrMissingAsAProblem() {
        // When
        PrincipalReview eve = review(EVE, new EstateReader(), null);
        PrincipalReview bob = review("arn:aws:iam::111111111111:user/bob", new EstateReader(), null);
        // Then
        assertThat(eve.problems())
                .anyMatch(problem -> problem.contains("StringIs"))
                .anyMatch(problem -> problem.contains("s3:getobjekt"));
        assertThat(bob.problems()).anyMatch(problem -> problem.contains("gone"));
    }
}
