package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.RecordingSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a region is watched by Access Analyzer, which an analyzer in another account may do. */
class AnalyzersIT {

    private static final String DELEGATE = "210987654321";

    private Estate estate;
    private AwsGateway gateway;

    @BeforeEach
    void record() throws Exception {
        estate = Estate.shared();
        gateway = estate.newGateway();
        Recordings.play(gateway);
        analyzers("");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** No account but the delegate has analyzers. */
    private void analyzers(String ofDelegate) throws IOException {
        gateway.record(
                "GET /analyzer",
                asked -> AwsGateway.Answer.json(
                        "{\"analyzers\":[" + (asked.key().equals(estate.keyId()) ? "" : ofDelegate) + "]}"));
    }

    private Map<String, Object> region(Map<String, Object> different) throws Exception {
        Map<String, Object> settings = new HashMap<>(different);
        settings.put("services", List.of("access-analyzer"));
        settings.put("endpoint", gateway.address().toString());
        RecordingSink seen =
                estate.crawl(Estate.ACCOUNT + "/access-analyzer/" + Estate.REGION, estate.settings(settings));
        return seen.observations(ResourceSeen.class)
                .filter(one -> one.ref().kind().equals("aws.region"))
                .findFirst()
                .orElseThrow()
                .attributes();
    }

    @Test
    void saysThatTheRegionOfALoneAccountIsUnwatched() throws Exception {
        // Then
        assertThat(region(Map.of())).containsEntry("analyzesOutsideAccess", false);
    }

    @Test
    void saysThatARegionIsWatchedByTheAnalyzerThatAnotherAccountHasForTheOrganization() throws Exception {
        // Given
        analyzers(
                "{\"arn\":\"arn:aws:access-analyzer:eu-west-1:" + DELEGATE
                        + ":analyzer/all\",\"name\":\"all\",\"type\":\"ORGANIZATION\",\"createdAt\":\"2025-01-01T00:00:00Z\",\"status\":\"ACTIVE\"}");

        // Then
        assertThat(region(Map.of("from", "organization"))).containsEntry("analyzesOutsideAccess", true);
    }

    @Test
    void saysThatARegionIsUnwatchedWhereNeitherTheAccountNorTheOrganizationWatchesIt() throws Exception {
        // Then
        assertThat(region(Map.of("from", "organization"))).containsEntry("analyzesOutsideAccess", false);
    }

    @Test
    void saysNothingWhereTheDelegateCannotBeAsked() throws Exception {
        // Given
        gateway.record("AssumeRole", LargeAccount.refusal(403, "AccessDenied"));

        // Then
        assertThat(region(Map.of("from", "organization"))).doesNotContainKey("analyzesOutsideAccess");
    }
}
