package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.Problem;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** IAM of the emulator, read as an account is. */
class IamIT {

    private static Estate estate;
    private static RecordingSink seen;

    @BeforeAll
    static void crawl() throws Exception {
        estate = Estate.shared();
        seen = estate.crawl(Estate.ACCOUNT + "/iam", estate.settings(Map.of("environment", "production")));
    }

    private static IdentitySeen identity(String kind, String externalId) {
        return one(IdentitySeen.class, new ObjectRef(kind, externalId));
    }

    private static IdentitySeen role(String name) {
        return identity("aws.role", Estate.role(name));
    }

    private static <T extends Observation> T one(Class<T> type, ObjectRef ref) {
        return seen.observations(type)
                .filter(one -> one.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not seen: " + ref));
    }

    private static List<CredentialSeen> credentials(String user) {
        return seen.observations(CredentialSeen.class)
                .filter(credential -> new ObjectRef("aws.user", user).equals(credential.identity()))
                .toList();
    }

    @Test
    void tellsWhatAUserMayDoThroughItsGroup() {
        // When
        IdentitySeen ana = identity("aws.user", Estate.user("ana"));

        // Then
        assertThat(ana.privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(ana.environment()).isEqualTo("production");
        assertThat(ana.createdAt()).isNotNull();
        assertThat(ana.attributes())
                .containsEntry("allowsEverything", true)
                .containsEntry("groups", List.of("arn:aws:iam::" + Estate.ACCOUNT + ":group/administrators"))
                .containsEntry("console", true)
                .containsEntry("mfa", false)
                .doesNotContainKey("ownPolicies");
        assertThat(seen.observations(OwnershipSeen.class))
                .anyMatch(owner -> owner.owner().key().equals("ana@example.com"));
    }

    @Test
    void tellsEverythingThatProvesAUser() {
        // When
        List<CredentialSeen> ofAna = credentials(Estate.user("ana"));
        List<CredentialSeen> ofCi = credentials(Estate.user("ci").replace("user/", "user/machines/"));

        // Then
        assertThat(ofAna)
                .extracting(credential -> credential.ref().kind())
                .containsExactlyInAnyOrder(
                        "aws.access-key", "aws.console-password", "aws.ssh-key", "aws.service-credential");
        assertThat(ofCi).extracting(CredentialSeen::status).containsExactlyInAnyOrder(Status.ACTIVE, Status.DISABLED);
        assertThat(ofCi).allMatch(key -> key.ref().externalId().matches("AKIA[A-Z2-7]{16}"));
    }

    @Test
    void handsPoliciesOverAsTheyAre() {
        // When
        IdentitySeen deploy = role("deploy");
        ResourceSeen managed = one(ResourceSeen.class, new ObjectRef("aws.policy", Estate.policy("pass-roles")));

        // Then
        assertThat(deploy.attributes().get("inlinePolicies"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, String.class))
                .hasEntrySatisfying("write", document -> assertThat(document).contains("\"s3:PutObject\""));
        assertThat(deploy.attributes().get("trustPolicy"))
                .asString()
                .contains("token.actions.githubusercontent.com:sub");
        assertThat(managed.attributes()).containsEntry("passesEveryRole", true);
        assertThat(managed.attributes().get("document")).asString().contains("iam:PassRole");
    }

    @Test
    void tellsAtMostWhatIsLeftWithinABoundary() {
        // When
        IdentitySeen bounded = role("by-ana");

        // Then
        assertThat(bounded.privilege()).isEqualTo(Privilege.WRITE);
        assertThat(bounded.attributes())
                .containsEntry("permissionsBoundary", Estate.policy("edge"))
                .doesNotContainKey("allowsEverything");
    }

    @Test
    void tellsWhomARoleTrusts() {
        // Then
        assertThat(role("run").attributes())
                .containsEntry("trustedServices", List.of("lambda.amazonaws.com"))
                .containsEntry("heldByWorkloads", true);
        assertThat(role("audit").attributes())
                .containsEntry("trustedAccounts", Estate.STRANGER)
                .containsEntry("trustsAccountWithoutExternalId", true);
        assertThat(role("partner").attributes())
                .containsEntry("trustedAccounts", Estate.STRANGER)
                .doesNotContainKey("trustsAccountWithoutExternalId");
        assertThat(role("open").attributes()).containsEntry("trustsAnyone", true);
        assertThat(role("deploy").attributes())
                .containsEntry("oidcSubject", "pattern")
                .containsEntry("oidcAudience", "any")
                .containsEntry("longestSessionSeconds", 43_200L);
    }

    @Test
    void drawsAnEdgeFromEachTrustedPrincipal() {
        // When
        List<GrantSeen> edges = seen.observations(GrantSeen.class)
                .filter(edge -> edge.action().startsWith("sts:"))
                .toList();

        // Then
        ObjectRef stranger = new ObjectRef("aws.principal", "arn:aws:iam::" + Estate.STRANGER + ":root");
        assertThat(edges)
                .extracting(GrantSeen::ref, edge -> edge.target().externalId())
                .contains(
                        tuple(stranger, Estate.role("audit")),
                        tuple(stranger, Estate.role("partner")),
                        tuple(new ObjectRef("aws.user", Estate.user("ana")), Estate.role("by-ana")));
        assertThat(edges)
                .anySatisfy(
                        edge -> assertThat(edge.attributes()).containsEntry("sts:externalid", List.of("7f1c0a52-2b")));
        assertThat(edges)
                .anyMatch(edge -> edge.ref().kind().equals("aws.federated-subject")
                        && edge.ref().externalId().endsWith("|repo:shop/*"));
    }

    @Test
    void tellsWhatIsSetForTheAccountAndItsRootUser() {
        // When
        ResourceSeen account = one(ResourceSeen.class, new ObjectRef("aws.account", Estate.ACCOUNT));
        IdentitySeen root = identity("aws.root", "arn:aws:iam::" + Estate.ACCOUNT + ":root");

        // Then
        assertThat(account.attributes())
                .containsEntry("passwordPolicy", "none")
                .containsEntry("shortPasswords", true)
                .containsEntry("consoleUsers", "some")
                .containsEntry("supportAccess", false);
        assertThat(root.attributes()).containsEntry("mfaByApp", false);
    }

    @Test
    void tellsWhatItMayNotReadAndReadsTheRest() throws Exception {
        // When
        RecordingSink half = estate.crawl(Estate.ACCOUNT + "/iam", estate.halfAllowed());

        // Then
        assertThat(half.problems())
                .filteredOn(Problem::hidesObjects)
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("iam:ListAccessKeys"));
        assertThat(half.observations(IdentitySeen.class)
                        .map(identity -> identity.ref().externalId()))
                .contains(Estate.user("ana"), Estate.role("deploy"));
    }
}
