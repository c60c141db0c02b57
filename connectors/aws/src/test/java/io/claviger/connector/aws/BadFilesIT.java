package io.claviger.connector.aws;

import static io.claviger.connector.aws.PrintedFiles.attached;
import static io.claviger.connector.aws.PrintedFiles.details;
import static io.claviger.connector.aws.PrintedFiles.inline;
import static io.claviger.connector.aws.PrintedFiles.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Problem;
import io.claviger.spi.Scope;
import io.claviger.testkit.RecordingSink;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a file is kept and told, and the rest of it is read. */
class BadFilesIT {

    @TempDir
    Path folder;

    private PrintedFiles files;

    @BeforeEach
    void open() {
        files = new PrintedFiles(folder);
    }

    private static IdentitySeen theRole(RecordingSink seen, String name) {
        ObjectRef ref = new ObjectRef("aws.role", PrintedFiles.arn("role/" + name));
        return seen.observations(IdentitySeen.class)
                .filter(one -> one.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not seen: " + ref));
    }

    @Test
    void keepsAPolicyThatIsNoJsonAndReadsTheOthers() throws Exception {
        // Given
        files.add(
                "account.json",
                details(
                        role("broken", inline("\"{\\\"Statement\\\": [\"")),
                        role("empty", inline("{}")),
                        role("good", inline(PrintedFiles.ALLOW_ALL))));

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(theRole(seen, "broken").attributes()).containsEntry("malformedPolicy", "the inline policy own");
        assertThat(theRole(seen, "broken").attributes().get("inlinePolicies"))
                .asString()
                .contains("{\"Statement\": [");
        assertThat(theRole(seen, "empty").attributes()).containsKey("malformedPolicy");
        assertThat(theRole(seen, "good").privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(seen.problems()).hasSize(2).noneMatch(Problem::hidesObjects);
    }

    @Test
    void keepsATrustPolicyThatCannotBeRead() throws Exception {
        // Given
        files.add("account.json", details(role("odd", "\"not a document\"", "")));

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(theRole(seen, "odd").attributes())
                .containsEntry("malformedPolicy", "the trust policy")
                .containsEntry("trustPolicy", "not a document");
    }

    @Test
    void tellsAnAttachedPolicyAndABoundaryThatExistNoMore() throws Exception {
        // Given
        String gone = PrintedFiles.arn("policy/gone");
        files.add(
                "account.json",
                details(role(
                        "web",
                        attached(gone) + ",\"PermissionsBoundary\":{\"PermissionsBoundaryArn\":\"" + gone + "\"}")));

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(seen.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(gone))
                .matches(problem -> !problem.hidesObjects());
        assertThat(theRole(seen, "web").attributes()).containsEntry("boundaryUnknown", true);
    }

    @Test
    void marksATrustInAPrincipalThatWasDeleted() throws Exception {
        // Given
        files.add(
                "account.json",
                details(role(
                        "web",
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"AIDAJQABLZS4A3QDU576Q\"}}]}",
                        "")));

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(theRole(seen, "web").attributes()).containsEntry("trustsDeletedPrincipal", true);
    }

    @Test
    void readsTheOtherFilesBesideOneThatCannotBeUsed() throws Exception {
        // Given
        files.add("account.json", details(role("web", "")))
                .add("page.json", details(role("second", "")).replaceFirst("\\{", "{\"IsTruncated\":true,"))
                .add("other.json", "{\"Buckets\":[]}")
                .add("policy.json", "{\"Policy\":{\"PolicyName\":\"of-iam\"}}")
                .add("half.json", "{\"UserDetailList\":")
                .add("table.csv", "a,b\n1,2\n")
                .add("targets.json", "{\"Targets\":[]}");

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(seen.problems())
                .allMatch(Problem::hidesObjects)
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder(
                        "page.json", "other.json", "policy.json", "half.json", "table.csv", "targets.json");
        assertThat(theRole(seen, "web").name()).isEqualTo("web");
    }

    @Test
    void keepsTheScopeOfAnAccountWhoseFileCannotBeUsed() throws Exception {
        // Given
        files.add("account.json", details(role("web", ""))).add("777788889999-details.json", "{\"UserDetailList\":");

        // When
        try (Connector connector = new AwsConnectorFactory().open(files.settings())) {
            // Then
            assertThat(connector.scopes())
                    .extracting(Scope::id)
                    .containsExactly(PrintedFiles.ACCOUNT + "/iam", "777788889999/iam");
        }
        assertThatThrownBy(() -> files.crawl("777788889999/iam"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void namesNoScopesWhileAFileMayBeOfAnyAccount() throws Exception {
        // Given
        files.add("account.json", details(role("web", ""))).add("half.json", "{\"UserDetailList\":");

        // When
        try (Connector connector = new AwsConnectorFactory().open(files.settings())) {
            // Then
            assertThatThrownBy(connector::scopes)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("half.json")
                    .hasMessageContaining("Print it anew");
        }
    }

    @Test
    void doesNotGuessToWhichAccountAPasswordPolicyBelongs() throws Exception {
        // Given
        files.add("account.json", details(role("web", "")))
                .add("other.json", details(role("web", "")).replace(PrintedFiles.ACCOUNT, "777788889999"))
                .add("password-policy.json", "{\"PasswordPolicy\":{\"MinimumPasswordLength\":6}}");

        // When
        RecordingSink seen = files.iam();

        // Then
        assertThat(seen.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("111122223333-password-policy.json"));
    }
}
