package io.claviger.engine.graph;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the catalog says. References may name what was not told yet. Attributes are the source's own: texts, numbers,
 * booleans, lists and maps.
 */
public sealed interface GraphFact {

    UUID id();

    /** Where it was seen. */
    Place place();

    /** @param externalId the source's name of it; @param usable whether it is not disabled; @param owner null where nobody is known to be */
    record IdentityFact(
            UUID id,
            Place place,
            String kind,
            String externalId,
            boolean usable,
            Privilege privilege,
            @Nullable UUID owner,
            Map<String, Object> attributes)
            implements GraphFact {}

    /** @param identity null where it is not known; @param privilege the most that it allows; null where it allows all that its identity may */
    record CredentialFact(
            UUID id,
            Place place,
            String kind,
            boolean usable,
            @Nullable UUID identity,
            @Nullable Privilege privilege,
            @Nullable UUID owner)
            implements GraphFact {}

    /** @param externalId the source's name of it; @param parent what contains it; null where nothing does */
    record ResourceFact(
            UUID id,
            Place place,
            String kind,
            String externalId,
            @Nullable UUID parent,
            @Nullable UUID owner,
            Map<String, Object> attributes)
            implements GraphFact {}

    /** @param subject what may act; @param target a resource, or an identity that it may become */
    record GrantFact(
            UUID id,
            Place place,
            UUID subject,
            String action,
            UUID target,
            NodeKind targetKind,
            Privilege privilege,
            Map<String, Object> attributes)
            implements GraphFact {}

    /** @param resource in which it is seen; null where that is not in the catalog */
    record ExposureFact(
            UUID id,
            Place place,
            String kind,
            @Nullable UUID resource,
            @Nullable UUID credential,
            @Nullable UUID identity,
            @Nullable UUID owner)
            implements GraphFact {}

    /** @param externalId the source's name of it; @param uses an identity or a credential */
    record ConsumerFact(UUID id, Place place, String kind, String externalId, UUID uses) implements GraphFact {}
}
