package io.claviger.connector.aws.api;

import java.time.Duration;

/**
 * How soon one API of one account may be called again: a token bucket whose rate halves when AWS says that it is too much, and
 * climbs slowly while it does not. Times are of a clock that never goes back, in nanoseconds.
 */
final class Limiter {

    private static final double FASTEST = 50;
    private static final double SLOWEST = 0.2;
    /** What a call that went well adds to the rate; some fifty of them make up for one that did not. */
    private static final double CLIMB = 1.015;

    private static final double SECOND = 1_000_000_000;
    /** Calls that were under way when AWS began to refuse are refused for the same reason, so they count once. */
    private static final long SAME_REASON = 500_000_000;

    private final double burst;
    private double rate;
    private double tokens;
    private long filledAt;
    private long closedUntil;
    private long halvedAt;

    /** @param rate calls a second to begin with */
    Limiter(double rate, long now) {
        this.rate = rate;
        this.burst = Math.max(1, rate);
        this.tokens = burst;
        this.filledAt = now;
        this.closedUntil = now;
        this.halvedAt = now - SAME_REASON - 1;
    }

    /** Takes the next turn; answers how long to wait for it, in nanoseconds. */
    synchronized long take(long now) {
        tokens = Math.min(burst, tokens + (now - filledAt) / SECOND * rate) - 1;
        filledAt = now;
        long turn = tokens >= 0 ? 0 : (long) (-tokens / rate * SECOND);
        return Math.max(turn, closedUntil - now);
    }

    /** AWS refused for its pace; {@code wish} is how long it asked to be left alone. */
    synchronized void throttled(long now, Duration wish) {
        closedUntil = Math.max(closedUntil, now + wish.toNanos());
        if (now - halvedAt > SAME_REASON) {
            rate = Math.max(SLOWEST, rate / 2);
            halvedAt = now;
            tokens = Math.min(tokens, 0);
        }
    }

    synchronized void succeeded() {
        rate = Math.min(FASTEST, rate * CLIMB);
    }

    /** Calls a second. */
    synchronized double rate() {
        return rate;
    }
}
