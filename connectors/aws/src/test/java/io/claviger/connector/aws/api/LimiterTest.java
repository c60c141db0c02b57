package io.claviger.connector.aws.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void letsABurstThroughAndThenKeepsTheRate() {
        // Given
        Limiter limiter = new Limiter(10, 0);
        for (int call = 0; call < 10; call++) {
            assertThat(limiter.take(0)).isZero();
        }

        // When
        long next = limiter.take(0);

        // Then
        assertThat(next).isEqualTo(SECOND / 10);
    }

    @Test
    void halvesOnceForCallsThatWereRefusedTogether() {
        // Given
        Limiter limiter = new Limiter(20, 0);

        // When
        limiter.throttled(SECOND, Duration.ZERO);
        limiter.throttled(SECOND + 1, Duration.ZERO);

        // Then
        assertThat(limiter.rate()).isEqualTo(10);
    }

    @Test
    void climbsSlowlyWhileAllGoesWell() {
        // Given
        Limiter limiter = new Limiter(20, 0);
        limiter.throttled(SECOND, Duration.ZERO);

        // When
        limiter.succeeded();
        double afterOne = limiter.rate();
        for (int call = 0; call < 60; call++) {
            limiter.succeeded();
        }

        // Then
        assertThat(afterOne).isBetween(10.0, 10.5);
        assertThat(limiter.rate()).isGreaterThan(20);
    }

    @Test
    void neverStopsAltogetherAndNeverRunsAway() {
        // Given
        Limiter slow = new Limiter(20, 0);
        Limiter fast = new Limiter(20, 0);

        // When
        for (int call = 1; call <= 100; call++) {
            slow.throttled(call * SECOND, Duration.ZERO);
            for (int good = 0; good < 10; good++) {
                fast.succeeded();
            }
        }

        // Then
        assertThat(slow.rate()).isEqualTo(0.2);
        assertThat(fast.rate()).isEqualTo(50);
    }

    @Test
    void leavesAwsAloneForAsLongAsItAsks() {
        // Given
        Limiter limiter = new Limiter(20, 0);

        // When
        limiter.throttled(SECOND, Duration.ofSeconds(7));

        // Then
        assertThat(limiter.take(2 * SECOND)).isEqualTo(6 * SECOND);
    }
}
