package io.claviger.server.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which findings go to which channels. An empty filter takes everything. */
public record Route(
        UUID id,
        String name,
        String filter,
        List<UUID> channels,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
