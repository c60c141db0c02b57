package io.claviger.server.jobs;

import java.time.Duration;

/** How long to wait after the n-th failure: doubling, up to a limit. */
final class Backoff {

    private Backoff() {}

    static Duration after(int attempt, Duration first, Duration longest) {
        int doublings = Math.clamp(attempt - 1L, 0, 20);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
