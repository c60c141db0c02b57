package io.claviger.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.server.Refusal;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(5, 2, nanos::get);

    @Test
    void allowsABurstThenASteadyRate() {
        // Given
        for (int i = 0; i < 5; i++) {
            limit.take("caller");
        }
        // When
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> limit.take("caller"));
        nanos.addAndGet(1_000_000_000L);
        limit.take("caller");
        limit.take("caller");
        // Then
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
        assertThat(refusal.members()).containsEntry("retryAfter", 1L);
        assertThatThrownBy(() -> limit.take("caller")).isInstanceOf(Refusal.class);
    }

    @Test
    void countsEachCallerForItself() {
        for (int i = 0; i < 5; i++) {
            limit.take("one");
        }
        limit.take("another");
        assertThatThrownBy(() -> limit.take("one")).isInstanceOf(Refusal.class);
    }
}
