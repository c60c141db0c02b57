package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Problem;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of a trail, read from the bucket that they are delivered to. */
class TrailIT {

    private static Estate estate;

    @BeforeAll
    static void deliver() throws Exception {
        estate = Estate.shared();
        Workloads.create(estate);
    }

    private static RecordingSink crawl() throws Exception {
        return estate.crawl(
                Estate.ACCOUNT + "/cloudtrail/" + Estate.REGION,
                estate.settings(Map.of("services", List.of("cloudtrail"), "trail", Trails.PLACE)));
    }

    @Test
    void readsTheCallsOfTheLastDayAndTellsWhatCannotBeRead() throws Exception {
        // Given
        estate.gateway().forget();

        // When
        RecordingSink seen = crawl();

        // Then
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.observations(ConsumerSeen.class))
                .extracting(ConsumerSeen::name, ConsumerSeen::uses)
                .containsExactlyInAnyOrder(
                        tuple("Terraform", new ObjectRef("aws.access-key", Recordings.KEY)),
                        tuple("Boto3", new ObjectRef("aws.role", Estate.role("run"))));
        assertThat(estate.gateway().operations()).doesNotContain("LookupEvents");

        // When
        Trails.deliver(estate, "bbbbbbbbbbbbbbbb", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        RecordingSink broken = crawl();

        // Then
        assertThat(broken.problems())
                .singleElement()
                .matches(Problem::hidesObjects)
                .satisfies(problem -> assertThat(problem.subject()).contains("bbbbbbbbbbbbbbbb"));
        assertThat(broken.observations(ConsumerSeen.class)).hasSize(2);
    }
}
