package io.claviger.server.jobs;

import io.claviger.server.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Handlers and settings for tests. */
final class Handlers {

    private Handlers() {}

    @FunctionalInterface
    interface Work {
        Outcome run(Job job, Lease lease) throws Exception;
    }

    static JobHandler of(String kind, Work work) {
        return of(kind, 3, work);
    }

    static JobHandler of(String kind, int maxAttempts, Work work) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Role role() {
                return Role.API;
            }

            @Override
            public Outcome run(Job job, Lease lease) throws Exception {
                return work.run(job, lease);
            }

            @Override
            public int maxAttempts() {
                return maxAttempts;
            }
        };
    }

    static JobsConfig settings(Duration lease) {
        return new JobsConfig() {
            @Override
            public Duration lease() {
                return lease;
            }

            @Override
            public Duration pollInterval() {
                return Duration.ofMillis(20);
            }

            @Override
            public Duration backoff() {
                return Duration.ofMillis(20);
            }

            @Override
            public Duration maxBackoff() {
                return Duration.ofMillis(100);
            }
        };
    }

    /** Keeps a handler busy until it is interrupted. */
    static @Nullable Outcome untilInterrupted() throws InterruptedException {
        new java.util.concurrent.CountDownLatch(1).await();
        return null;
    }
}
