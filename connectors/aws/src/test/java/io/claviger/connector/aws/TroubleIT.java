package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Problem;
import io.claviger.testkit.RecordingSink;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS on a bad day: half of all calls refused for their pace, and some that fail. */
class TroubleIT {

    private static Set<Object> crawl(Estate estate) throws Exception {
        RecordingSink sink = Hasty.crawl(Estate.ACCOUNT + "/iam", estate.settings(Map.of()));
        assertThat(sink.problems()).noneMatch(Problem::hidesObjects);
        return sink.observations().stream().collect(Collectors.toSet());
    }

    @AfterEach
    void calm() throws Exception {
        Estate.shared().gateway().trouble(0, 0);
    }

    @Test
    void losesNothingWhenHalfOfAllCallsAreThrottledAndOthersFail() throws Exception {
        // Given
        Estate estate = Estate.shared();
        Set<Object> calm = crawl(estate);
        estate.gateway().trouble(0.5, 0.05);
        estate.gateway().forget();

        // When
        Set<Object> troubled = crawl(estate);

        // Then
        assertThat(troubled).isEqualTo(calm);
        assertThat(estate.gateway().operations()).hasSizeGreaterThan(40);
    }
}
