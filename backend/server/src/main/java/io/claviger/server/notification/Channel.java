package io.claviger.server.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where alerts can go. Without its URL and its secret, which are sealed. */
public record Channel(
        UUID id,
        String name,
        ChannelKind kind,
        String shownUrl,
        boolean enabled,
        Health health,
        @Nullable String healthDetail,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant pausedUntil,
        int failures,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** How the last attempts ended. */
    public enum Health {
        UNKNOWN,
        OK,
        FAILING,
        /** The other side said that it is gone for good (410); the channel was switched off. */
        GONE
    }
}
