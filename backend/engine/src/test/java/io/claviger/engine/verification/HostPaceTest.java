package io.claviger.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostPaceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final HostPace pace = new HostPace(Duration.ofMillis(200));

    @Test
    void givesEachRequestToAHostALaterTurn() {
        assertThat(pace.take("a.com", NOW)).isEqualTo(Duration.ZERO);
        assertThat(pace.take("a.com", NOW)).isEqualTo(Duration.ofMillis(200));
        assertThat(pace.take("a.com", NOW)).isEqualTo(Duration.ofMillis(400));
        assertThat(pace.take("b.com", NOW)).isEqualTo(Duration.ZERO);
        assertThat(pace.take("a.com", NOW.plusSeconds(9))).isEqualTo(Duration.ZERO);
    }

    @Test
    void leavesTheTurnOfWhoDoesNotWaitForItToOthers() {
        // Given
        pace.take("a.com", NOW);

        // When
        Duration impatient = pace.take("a.com", NOW.plusMillis(100), Duration.ofMillis(50));

        // Then
        assertThat(impatient).isNull();
        assertThat(pace.take("a.com", NOW.plusMillis(100), Duration.ofMillis(100)))
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void asksAHostNoMoreUntilTheTimeThatItSaid() {
        // When
        pace.heed("a.com", new Reply(429, Map.of("retry-after", "30"), ""), NOW);

        // Then
        assertThat(pace.take("a.com", NOW.plusSeconds(29))).isNull();
        assertThat(pace.take("a.com", NOW.plusSeconds(31))).isZero();
    }

    @Test
    void readsADateToo() {
        // When
        pace.heed("a.com", new Reply(503, Map.of("retry-after", "Sat, 21 Nov 2026 12:02:00 GMT"), ""), NOW);

        // Then
        assertThat(pace.take("a.com", NOW.plusSeconds(119))).isNull();
        assertThat(pace.take("a.com", NOW.plusSeconds(121))).isZero();
    }

    @Test
    void leavesAHostAloneForAMinuteThatDoesNotSayHowLong() {
        // When
        pace.heed("a.com", new Reply(429, Map.of("retry-after", "soon"), ""), NOW);

        // Then
        assertThat(pace.take("a.com", NOW.plusSeconds(59))).isNull();
        assertThat(pace.take("a.com", NOW.plusSeconds(61))).isZero();
    }
}
