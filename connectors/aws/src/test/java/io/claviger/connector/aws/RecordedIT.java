package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the emulator does not know, from recorded answers. */
class RecordedIT {

    private static Estate estate;
    private static AwsGateway gateway;

    @BeforeAll
    static void create() throws Exception {
        estate = Estate.shared();
        gateway = estate.newGateway();
        Recordings.play(gateway);
        Workloads.create(estate);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static RecordingSink crawl(String service, String scope) throws Exception {
        RecordingSink seen = estate.crawl(
                Estate.ACCOUNT + "/" + scope,
                estate.settings(Map.of(
                        "services",
                        List.of(service),
                        "from",
                        "organization",
                        "endpoint",
                        gateway.address().toString())));
        assertThat(seen.problems()).isEmpty();
        return seen;
    }

    private static RecordingSink inRegion(String service) throws Exception {
        return crawl(service, service + "/" + Estate.REGION);
    }

    private static List<ObjectRef> refs(RecordingSink seen, Class<? extends Observation> type) {
        return seen.observations(type).map(Observation::ref).toList();
    }

    @Test
    void seesTheTreeOfAnOrganizationOverAllPages() throws Exception {
        // When
        RecordingSink seen = crawl("organizations", "organizations");

        // Then
        assertThat(seen.observations(ResourceSeen.class)
                        .filter(one -> one.ref().kind().equals("aws.member-account")))
                .extracting(ResourceSeen::name, account -> String.valueOf(account.parent()))
                .containsExactlyInAnyOrder(
                        tuple("management", unit("r-1")),
                        tuple("shop", unit("ou-1")),
                        tuple("shop-test", unit("ou-1")));
    }

    private static String unit(String id) {
        return new ObjectRef("aws.organizational-unit", id).toString();
    }

    @Test
    void handsOverThePoliciesOfAnOrganizationAndForWhomTheyHold() throws Exception {
        // When
        RecordingSink seen = crawl("organizations", "organizations");

        // Then
        assertThat(seen.observations(ResourceSeen.class)
                        .filter(one -> one.ref().kind().equals("aws.organization-policy")))
                .allSatisfy(policy -> assertThat(policy.attributes())
                        .hasEntrySatisfying(
                                "document", text -> assertThat(text.toString()).contains("\"Deny\"")))
                .extracting(
                        ResourceSeen::name,
                        policy -> policy.attributes().get("type"),
                        policy -> policy.attributes().get("targets"))
                .containsExactlyInAnyOrder(
                        tuple("no-root", "SERVICE_CONTROL_POLICY", List.of("ou-1")),
                        tuple("own-people", "RESOURCE_CONTROL_POLICY", List.of("r-1")));
    }

    @Test
    void tellsWhatIsSetForTheWholeOrganization() throws Exception {
        // When
        RecordingSink seen = crawl("organizations", "organizations");

        // Then
        assertThat(seen.observations(ResourceSeen.class)
                        .filter(one -> one.ref().externalId().equals("r-1")))
                .singleElement()
                .satisfies(root -> assertThat(root.attributes())
                        .containsEntry("guardrails", true)
                        .containsEntry("centralRoot", false)
                        .containsEntry("delegatedAdministrators", true)
                        .containsEntry("delegatesPolicies", true));
    }

    @Test
    void seesWhoMayUseAClusterAndAsWhat() throws Exception {
        // When
        RecordingSink seen = inRegion("eks");

        // Then
        assertThat(seen.observations(GrantSeen.class))
                .extracting(edge -> edge.ref().externalId(), GrantSeen::action, GrantSeen::privilege)
                .containsExactlyInAnyOrder(
                        tuple(Estate.role("deploy"), "AmazonEKSClusterAdminPolicy", Privilege.ADMIN),
                        tuple(Estate.role("audit"), "AmazonEKSViewPolicy", Privilege.READ),
                        tuple(Estate.role("audit"), "group auditors", Privilege.WRITE));
    }

    @Test
    void seesWhoHasAPermissionSet() throws Exception {
        // When
        RecordingSink seen = crawl("sso", "sso");

        // Then
        assertThat(seen.observations(ResourceSeen.class))
                .singleElement()
                .satisfies(set -> assertThat(set.attributes())
                        .containsEntry(
                                "assignments",
                                List.of("210987654321 GROUP Operators", "210987654321 USER ana@example.com"))
                        .doesNotContainKey("inlinePolicy"));
    }

    @Test
    void leadsFromWhoIsInAGroupToTheRoleOfThePermissionSet() throws Exception {
        // Given
        ObjectRef set = new ObjectRef("aws.assigned-permission-set", "210987654321/Operators");

        // When
        RecordingSink seen = crawl("sso", "sso");

        // Then
        assertThat(seen.observations(GrantSeen.class))
                .extracting(GrantSeen::ref, GrantSeen::action, GrantSeen::target)
                .containsExactlyInAnyOrder(
                        tuple(person("u-1"), "assigned", set),
                        tuple(person("u-2"), "member of", group("g-1")),
                        tuple(group("g-1"), "assigned", set));
        assertThat(seen.observations(IdentitySeen.class))
                .extracting(IdentitySeen::name)
                .containsExactlyInAnyOrder(
                        "ana@example.com", "bo@example.com", "Operators", "Operators in 210987654321");
    }

    private static ObjectRef person(String id) {
        return new ObjectRef("aws.identity-center-user", id);
    }

    private static ObjectRef group(String id) {
        return new ObjectRef("aws.identity-center-group", id);
    }

    @Test
    void seesWhatCertificatesOpen() throws Exception {
        // When
        RecordingSink seen = inRegion("rolesanywhere");

        // Then
        assertThat(refs(seen, IdentitySeen.class))
                .extracting(ObjectRef::kind)
                .containsExactlyInAnyOrder("aws.roles-anywhere-profile", "aws.certificate-subject");
        assertThat(seen.observations(GrantSeen.class))
                .extracting(GrantSeen::target)
                .containsExactly(new ObjectRef("aws.role", Estate.role("run")));
    }

    @Test
    void seesTheServiceAccountsThatHoldRoles() throws Exception {
        // When
        RecordingSink seen = inRegion("eks");

        // Then
        assertThat(seen.observations(ConsumerSeen.class))
                .extracting(ConsumerSeen::name, ConsumerSeen::uses)
                .contains(tuple("orders/api in shop", new ObjectRef("aws.role", Estate.role("run"))));
    }

    @Test
    void seesWhatRunsInSageMakerAndItsText() throws Exception {
        // When
        RecordingSink seen = inRegion("sagemaker");

        // Then
        assertThat(seen.observations(ConsumerSeen.class)
                        .filter(consumer -> consumer.uses().externalId().equals(Estate.role("run"))))
                .extracting(consumer -> consumer.ref().kind(), ConsumerSeen::name)
                .containsExactlyInAnyOrder(
                        tuple("aws.notebook", "lab"),
                        tuple("aws.sagemaker-model", "forecast"),
                        tuple("aws.sagemaker-domain", "science"),
                        tuple("aws.sagemaker-user-profile", "ana"),
                        tuple("aws.sagemaker-endpoint", "forecast"),
                        tuple("aws.sagemaker-jobs", "training jobs in eu-west-1"),
                        tuple("aws.sagemaker-jobs", "processing jobs in eu-west-1"));
        assertThat(seen.texts().stream()
                        .filter(text -> text.content().contains(Workloads.CANARY))
                        .map(text -> text.place().location()))
                .containsExactlyInAnyOrder(
                        "forecast, environment of container 1", "training job train-1, environment of train-1");
    }

    @Test
    void seesAgentsAsIdentitiesAndReadsTheirInstructions() throws Exception {
        // When
        RecordingSink seen = inRegion("bedrock");

        // Then
        assertThat(refs(seen, IdentitySeen.class)).extracting(ObjectRef::kind).containsExactly("aws.bedrock-agent");
        assertThat(seen.texts())
                .singleElement()
                .satisfies(text -> assertThat(text.content()).contains(Workloads.CANARY));
    }

    @Test
    void seesActiveFindingsOfAccessAnalyzerAloneAndWhetherTheRegionIsWatched() throws Exception {
        // When
        RecordingSink seen = inRegion("access-analyzer");

        // Then
        assertThat(seen.observations(ResourceSeen.class)
                        .filter(one -> one.ref().kind().equals("aws.access-finding")))
                .extracting(finding -> finding.ref().externalId())
                .containsExactly("f-1");
        assertThat(seen.observations(ResourceSeen.class)
                        .filter(one -> one.ref().kind().equals("aws.region")))
                .singleElement()
                .satisfies(region -> assertThat(region.attributes()).containsEntry("analyzesOutsideAccess", true));
    }

    @Test
    void seesWhoCalledWithWhat() throws Exception {
        // When
        RecordingSink seen = inRegion("cloudtrail");

        // Then
        assertThat(seen.observations(ConsumerSeen.class))
                .extracting(ConsumerSeen::name, ConsumerSeen::uses)
                .containsExactlyInAnyOrder(
                        tuple("Terraform", new ObjectRef("aws.access-key", Recordings.KEY)),
                        tuple("Boto3", new ObjectRef("aws.role", Estate.role("run"))));
    }

    @Test
    void seesWhichServicesWereUsedAndWhichWereNot() throws Exception {
        // When
        RecordingSink seen = crawl("last-accessed", "last-accessed");

        // Then
        assertThat(seen.observations(GrantSeen.class)
                        .filter(edge -> edge.ref().externalId().equals(Estate.role("deploy"))))
                .extracting(
                        edge -> edge.target().externalId(),
                        edge -> edge.attributes().get("used"))
                .containsExactlyInAnyOrder(tuple("s3", true), tuple("lambda", false));
        assertThat(seen.observations(GrantSeen.class)
                        .filter(edge -> edge.target().externalId().equals("s3")))
                .allSatisfy(edge -> assertThat(edge.attributes())
                        .containsEntry("actions", Map.of("PutObject", true, "DeleteBucket", false)));
    }
}
