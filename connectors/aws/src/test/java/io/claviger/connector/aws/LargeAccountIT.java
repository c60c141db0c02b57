package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Observation;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Problem;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An account of ten thousand roles: how often it is asked, and that nothing of it is lost on a bad day. */
class LargeAccountIT {

    private static RecordingSink crawl(LargeAccount account) throws Exception {
        RecordingSink sink = Hasty.crawl(Estate.ACCOUNT + "/iam", account.settings(Map.of()));
        assertThat(account.gateway().unexpected()).isEmpty();
        return sink;
    }

    private static Set<Observation> all(RecordingSink sink) {
        return sink.observations().stream().collect(Collectors.toSet());
    }

    @Test
    void readsTenThousandRolesInAtMostAHundredCalls() throws Exception {
        // Given
        LargeAccount account = new LargeAccount(10_000, 0);

        // When
        RecordingSink seen = crawl(account);

        // Then
        List<String> calls = account.gateway().operations();
        assertThat(seen.observations(IdentitySeen.class)
                        .filter(one -> one.ref().kind().equals("aws.role")))
                .hasSize(10_000);
        assertThat(calls).filteredOn(call -> !call.equals("GetCallerIdentity")).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void losesNothingWhenPagesComeInAnotherOrderAndHalfOfAllCallsAreRefused() throws Exception {
        // Given
        LargeAccount account = new LargeAccount(2_500, 20);
        Set<Observation> calm = all(crawl(account));
        account.reverse();
        account.gateway().trouble(0.5, 0.05);

        // When
        RecordingSink troubled = crawl(account);

        // Then
        assertThat(calm).hasSizeGreaterThan(2_500);
        assertThat(all(troubled)).isEqualTo(calm);
        assertThat(troubled.problems()).noneMatch(Problem::hidesObjects);
    }

    @Test
    void asksForUsersOneByOneWhileAwsStillMakesTheCredentialReport() throws Exception {
        // Given
        LargeAccount account = new LargeAccount(1, 3);

        // When
        RecordingSink seen = crawl(account);

        // Then
        assertThat(seen.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.hidesObjects()).isFalse();
            assertThat(problem.message()).contains("still making the credential report");
            assertThat(problem.remedy()).contains("Crawl again");
        });
        assertThat(account.gateway().operations())
                .filteredOn(call -> call.equals("ListAccessKeys"))
                .hasSize(3);
    }
}
