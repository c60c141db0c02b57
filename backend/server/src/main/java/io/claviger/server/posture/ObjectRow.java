package io.claviger.server.posture;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One object of the catalog, as policies see it.
 *
 * @param type its kind at the source, such as {@code postgres.role}
 * @param values by field name
 */
record ObjectRow(
        ObjectKind kind,
        UUID id,
        String type,
        String name,
        @Nullable UUID identityId,
        @Nullable String identityKind,
        @Nullable String identityName,
        UUID sourceId,
        @Nullable UUID ownerId,
        Map<String, @Nullable Object> values) {

    @Nullable
    String text(String field) {
        return values.get(field) instanceof String text ? text : null;
    }
}
