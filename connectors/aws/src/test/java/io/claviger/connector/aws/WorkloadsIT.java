package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the emulator runs and keeps: workloads with their roles and text, secrets and keys without their values. */
class WorkloadsIT {

    private static Estate estate;

    @BeforeAll
    static void create() throws Exception {
        estate = Estate.shared();
        Workloads.create(estate);
    }

    private static RecordingSink crawl(String service) throws Exception {
        return estate.crawl(
                Estate.ACCOUNT + "/" + service + "/" + Estate.REGION,
                estate.settings(Map.of("services", List.of(service))));
    }

    private static void holdsTheRole(RecordingSink seen, String kind) {
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.observations(ConsumerSeen.class))
                .anyMatch(consumer -> consumer.ref().kind().equals(kind)
                        && consumer.uses().equals(new ObjectRef("aws.role", Estate.role("run"))));
    }

    private static void handsOverTheCanary(RecordingSink seen) {
        assertThat(seen.texts()).anyMatch(text -> text.content().contains(Workloads.CANARY));
        assertThat(seen.observations().toString()).doesNotContain(Workloads.CANARY);
    }

    @Test
    void seesFunctionsAndTheirVariables() throws Exception {
        // When
        RecordingSink seen = crawl("lambda");

        // Then
        holdsTheRole(seen, "aws.lambda-function");
        handsOverTheCanary(seen);
    }

    @Test
    void seesInstancesByTheirProfileAndTheirUserData() throws Exception {
        // When
        RecordingSink seen = crawl("ec2");

        // Then
        holdsTheRole(seen, "aws.ec2-instance");
        handsOverTheCanary(seen);
    }

    @Test
    void seesContainerTasksAndTheirVariables() throws Exception {
        // When
        RecordingSink seen = crawl("ecs");

        // Then
        holdsTheRole(seen, "aws.ecs-task");
        handsOverTheCanary(seen);
    }

    @Test
    void seesBuildProjectsAndTheirVariables() throws Exception {
        // When
        RecordingSink seen = crawl("codebuild");

        // Then
        assertThat(seen.observations(ConsumerSeen.class))
                .anyMatch(consumer -> consumer.ref().kind().equals("aws.codebuild-project"));
        handsOverTheCanary(seen);
    }

    @Test
    void seesJobsAndStateMachines() throws Exception {
        // Then
        holdsTheRole(crawl("glue"), "aws.glue-job");
        holdsTheRole(crawl("states"), "aws.state-machine");
    }

    @Test
    void neverAsksForTheValueOfASecret() throws Exception {
        // Given
        estate.gateway().forget();

        // When
        RecordingSink secrets = crawl("secretsmanager");
        RecordingSink parameters = crawl("ssm");

        // Then
        assertThat(secrets.observations(CredentialSeen.class))
                .singleElement()
                .satisfies(secret -> assertThat(secret.attributes()).containsEntry("rotation", false));
        assertThat(parameters.observations(CredentialSeen.class))
                .extracting(CredentialSeen::name)
                .containsExactly("/shop/password");
        assertThat(parameters.observations(ResourceSeen.class)).hasSize(2);
        assertThat(estate.gateway().operations())
                .noneMatch(operation -> operation.matches("GetSecretValue|GetParameter.*"));
        assertThat(secrets.observations() + "" + parameters.observations()).doesNotContain(Workloads.CANARY);
    }

    @Test
    void tellsWhetherAKeyIsRotatedAndWhoHoldsAGrant() throws Exception {
        // When
        RecordingSink keys = crawl("kms");

        // Then
        assertThat(keys.observations(CredentialSeen.class))
                .filteredOn(key -> key.name().equals("alias/shop"))
                .singleElement()
                .satisfies(key -> assertThat(key.attributes())
                        .containsEntry("rotatable", true)
                        .containsEntry("rotation", false)
                        .containsKey("resourcePolicy"));
        assertThat(keys.observations(GrantSeen.class))
                .singleElement()
                .satisfies(grant -> assertThat(grant.ref().externalId()).isEqualTo(Estate.role("run")))
                .satisfies(grant -> assertThat(grant.attributes()).containsEntry("operations", List.of("Decrypt")));
    }
}
