package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final UUID DELIVERY = new UUID(0, 0);

    private final RetrySchedule schedule = new RetrySchedule(new SmallRyeConfigBuilder()
            .withMapping(NotificationConfig.class)
            .build()
            .getConfigMapping(NotificationConfig.class)
            .retries());

    @Test
    void goesOnForAbout76Hours() {
        // Given
        Instant time = NOW;
        int tries = 1;
        // When
        for (Optional<Instant> next = schedule.next(tries, time, null, DELIVERY);
                next.isPresent();
                next = schedule.next(tries, time, null, DELIVERY)) {
            time = next.get();
            tries++;
        }
        // Then
        assertThat(tries).isEqualTo(10);
        assertThat(Duration.between(NOW, time)).isBetween(Duration.ofHours(75), Duration.ofHours(84));
    }

    @Test
    void isNeverEarlierThanTheReceiverAsked() {
        Instant asked = NOW.plusSeconds(3600);
        assertThat(schedule.next(1, NOW, asked, DELIVERY)).contains(asked);
    }

    @Test
    void spreadsDeliveriesThatFailedTogether() {
        Instant one = schedule.next(3, NOW, null, new UUID(0, 1)).orElseThrow();
        Instant other = schedule.next(3, NOW, null, new UUID(0, 77)).orElseThrow();

        assertThat(one).isNotEqualTo(other);
        assertThat(Duration.between(NOW, other)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
    }

    @Test
    void leavesAChannelAloneThatKeepsFailing() {
        assertThat(RetrySchedule.pause(4, NOW, null)).isNull();
        assertThat(RetrySchedule.pause(5, NOW, null)).isEqualTo(NOW.plusSeconds(30));
        assertThat(RetrySchedule.pause(7, NOW, null)).isEqualTo(NOW.plusSeconds(120));
        assertThat(RetrySchedule.pause(5000, NOW, null)).isEqualTo(NOW.plusSeconds(600));
    }
}
