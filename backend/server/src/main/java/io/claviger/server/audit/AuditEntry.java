package io.claviger.server.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, before it has its place in the chain.
 *
 * @param details JSON, to the letter as it is hashed and kept
 */
public record AuditEntry(
        UUID id,
        Instant at,
        Actor actor,
        String action,
        String objectKind,
        @Nullable UUID objectId,
        String details,
        @Nullable String correlationId) {}
