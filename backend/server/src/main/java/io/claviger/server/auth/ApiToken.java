package io.claviger.server.auth;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token as it can be shown: never its value.
 *
 * @param prefix its public prefix and last characters
 */
public record ApiToken(
        UUID id,
        String name,
        AccessRole role,
        String prefix,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
