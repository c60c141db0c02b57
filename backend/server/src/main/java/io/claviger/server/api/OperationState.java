package io.claviger.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation stands.
 *
 * @param result where what came of it can be read, such as {@code /api/v1/crawls/…}
 * @param percent 0 to 100, null while it is not known
 */
public record OperationState(
        Phase phase,
        @Nullable Integer percent,
        @Nullable String detail,
        @Nullable String result,
        @Nullable Instant endedAt) {

    public enum Phase {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
