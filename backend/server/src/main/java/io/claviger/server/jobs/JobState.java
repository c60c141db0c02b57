package io.claviger.server.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a job stands. */
public record JobState(
        Phase phase,
        int attempt,
        @Nullable String reason,
        boolean cancelRequested,
        @Nullable Instant endedAt) {

    public enum Phase {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
