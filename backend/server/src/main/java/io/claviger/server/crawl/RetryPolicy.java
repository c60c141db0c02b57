package io.claviger.server.crawl;

import io.claviger.spi.ConnectorException;
import java.time.Duration;
import java.time.Instant;

/** What to do when a connector fails, decided from the category alone, here and nowhere else. */
record RetryPolicy(Duration backoff, int maxAttempts) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What follows a failure. */
    sealed interface Decision {

        record Again(Instant at) implements Decision {}

        record GiveUp() implements Decision {}
    }

    /** @param attempt how many times it was tried, this one included */
    Decision decide(ConnectorException failure, int attempt, Instant now) {
        return switch (failure.category()) {
            case AUTHENTICATION, FORBIDDEN, NOT_FOUND, PROTOCOL -> new Decision.GiveUp();
            case UNAVAILABLE ->
                attempt >= maxAttempts ? new Decision.GiveUp() : new Decision.Again(now.plus(growing(attempt)));
            // Being asked to wait is no failure; but who asks for ever is not waited for.
            case RATE_LIMITED ->
                attempt >= 4 * maxAttempts
                        ? new Decision.GiveUp()
                        : new Decision.Again(now.plus(failure.retryAfter().orElse(growing(attempt))));
        };
    }

    private Duration growing(int attempt) {
        Duration wait = backoff.multipliedBy(1L << Math.min(attempt - 1, 16));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
