package io.claviger.server.graph;

import io.claviger.engine.graph.Sensitivity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object in an answer.
 *
 * @param objectKind identity, credential, exposure, resource, consumer or owner
 * @param kind the catalog's word, such as {@code postgres.role}
 * @param sensitivity of a resource; null of anything else
 * @param administrator of an identity: whether it may do everything in its account by itself
 */
public record GraphObject(
        String objectKind,
        UUID id,
        String kind,
        String name,
        @Nullable SourceName source,
        @Nullable String environment,
        @Nullable Sensitivity sensitivity,
        boolean administrator) {

    public record SourceName(UUID id, String name) {}
}
