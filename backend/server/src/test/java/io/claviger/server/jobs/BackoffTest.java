package io.claviger.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Test
    void doublesUpToItsLimit() {
        assertThat(Backoff.after(1, FIRST, LONGEST)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.after(2, FIRST, LONGEST)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Backoff.after(5, FIRST, LONGEST)).isEqualTo(Duration.ofSeconds(32));
        assertThat(Backoff.after(60, FIRST, LONGEST)).isEqualTo(LONGEST);
    }
}
