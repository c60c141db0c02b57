package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Problem;
import io.claviger.spi.Settings;
import io.claviger.testkit.Peer;
import io.claviger.testkit.RecordingSink;
import io.claviger.testkit.UsageContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of a trail, read from the bucket that they are delivered to. */
class TrailIT implements UsageContract {

    private static Estate estate;

    @BeforeAll
    static void deliver() throws Exception {
        estate = Estate.shared();
        Workloads.create(estate);
        Trails.deliver(
                estate, "torn", "aaaaaaaaaaaaaaaa", Trails.packed(Trails.byKey("2026-01-02T03:00:00Z", "aws-cli/2")));
        Trails.deliver(estate, "torn", "bbbbbbbbbbbbbbbb", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    }

    private static Settings settings(String place) {
        return estate.settings(Map.of("services", List.of("cloudtrail"), "trail", place));
    }

    @Override
    public Peer peer() {
        return new Peer(new AwsConnectorFactory(), settings(Trails.PLACE), Trails.PARAMETER, List.of(), List.of());
    }

    @Override
    public Settings unreadable() {
        return settings("s3://shop-trail/torn");
    }

    private static RecordingSink crawl() throws Exception {
        return estate.crawl(Estate.ACCOUNT + "/cloudtrail/" + Estate.REGION, settings(Trails.PLACE));
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
