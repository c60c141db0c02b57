package io.claviger.server.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When to try again. Pure. */
record RetrySchedule(List<Duration> waits) {

    /** A channel that failed this often in a row is left alone for a while, whatever its single deliveries want. */
    private static final int FAILURES_TO_PAUSE = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /**
     * The time of the next attempt; empty when all were made.
     *
     * @param tries how many were made, at least 1
     * @param notBefore what the other side asked for
     * @param delivery spreads deliveries that failed together by up to a tenth
     */
    Optional<Instant> next(int tries, Instant now, @Nullable Instant notBefore, UUID delivery) {
        if (tries > waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(tries - 1);
        Instant due = now.plus(wait)
                .plus(wait.multipliedBy(Math.floorMod(delivery.hashCode(), 100)).dividedBy(1000));
        return Optional.of(notBefore != null && notBefore.isAfter(due) ? notBefore : due);
    }

    /** Until when nothing goes to a channel after this many failures in a row; null when it need not wait. */
    static @Nullable Instant pause(int failures, Instant now, @Nullable Instant notBefore) {
        if (notBefore != null) {
            return notBefore;
        }
        if (failures < FAILURES_TO_PAUSE) {
            return null;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - FAILURES_TO_PAUSE, 10));
        return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
