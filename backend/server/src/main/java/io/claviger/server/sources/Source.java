package io.claviger.server.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One configured source.
 *
 * @param settings without the secret ones
 * @param version grows with every change
 */
public record Source(
        UUID id,
        String name,
        String connector,
        ObjectNode settings,
        @Nullable String environment,
        @Nullable Duration schedule,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
