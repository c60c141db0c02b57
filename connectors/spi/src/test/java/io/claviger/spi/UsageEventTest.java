package io.claviger.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.spi.UsageEvent.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageEventTest {

    private static UsageEvent event(String id, String action, @Nullable String agent) {
        return new UsageEvent(
                id,
                Instant.EPOCH,
                new ObjectRef("x.user", "a"),
                null,
                "s3",
                action,
                null,
                null,
                agent,
                null,
                Outcome.ALLOWED);
    }

    @Test
    void cutsLongTextsAndTakesOutWhatCannotBePrinted() {
        // When
        UsageEvent event = event("1", " Get\u0000Object\n", "x".repeat(1_000));

        // Then
        assertThat(event.action()).isEqualTo("GetObject");
        assertThat(event.userAgent()).hasSize(300);
    }

    @Test
    void takesAnEmptyTextForOneThatIsNotKnown() {
        assertThat(event("1", "GetObject", " \t ").userAgent()).isNull();
    }

    @Test
    void refusesAnEventThatHasNoNameOrSaysNothing() {
        assertThatThrownBy(() -> event(" ", "GetObject", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event("1", "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("action");
    }
}
