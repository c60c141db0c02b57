package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.CatalogIds;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.ResourceSeen;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates what a connector saw into rows. The order of columns is that of {@link CatalogTable#content()}. */
final class ObservationRows {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final UUID sourceId;

    ObservationRows(UUID sourceId) {
        this.sourceId = sourceId;
    }

    CatalogTable table(Observation observation) {
        return switch (observation) {
            case IdentitySeen _ -> CatalogTable.IDENTITY;
            case CredentialSeen _ -> CatalogTable.CREDENTIAL;
            case ResourceSeen _ -> CatalogTable.RESOURCE;
            case GrantSeen _ -> CatalogTable.GRANT;
            case OwnershipSeen _ -> CatalogTable.OWNERSHIP_EVIDENCE;
            case ConsumerSeen _ -> CatalogTable.CONSUMER;
        };
    }

    StagedRow row(Observation observation) {
        return switch (observation) {
            case IdentitySeen identity -> identity(identity);
            case CredentialSeen credential -> credential(credential);
            case ResourceSeen resource -> resource(resource);
            case GrantSeen grant -> grant(grant);
            case OwnershipSeen ownership -> ownership(ownership);
            case ConsumerSeen consumer -> consumer(consumer);
        };
    }

    private StagedRow identity(IdentitySeen seen) {
        RowText content = named(seen.ref(), seen.name())
                .name(seen.status())
                .name(seen.privilege())
                .text(seen.environment())
                .time(seen.createdAt())
                .json(seen.attributes());
        return row(id(seen.ref()), null, content, seen.lastUsedAt(), new RowText().time(seen.lastUsedAt()));
    }

    private StagedRow credential(CredentialSeen seen) {
        RowText content = named(seen.ref(), seen.name())
                .name(seen.status())
                .name(seen.privilege())
                .time(seen.createdAt())
                .time(seen.expiresAt())
                .time(seen.lastRotatedAt())
                .texts(seen.scopes());
        reference(content, seen.identity()).json(seen.attributes());
        RowText use = new RowText().time(seen.lastUsedAt()).text(seen.lastUsedFrom());
        return row(id(seen.ref()), idOf(seen.identity()), content, seen.lastUsedAt(), use);
    }

    private StagedRow resource(ResourceSeen seen) {
        RowText content =
                reference(named(seen.ref(), seen.name()), seen.parent()).json(seen.attributes());
        return row(id(seen.ref()), null, content, null, new RowText());
    }

    private StagedRow grant(GrantSeen seen) {
        RowText content = reference(reference(new RowText(), seen.ref()).text(seen.action()), seen.target())
                .name(seen.privilege())
                .json(seen.attributes());
        UUID id = CatalogIds.named(
                sourceId,
                "grant",
                seen.ref().kind(),
                seen.ref().externalId(),
                seen.action(),
                seen.target().kind(),
                seen.target().externalId());
        return row(id, null, content, null, new RowText());
    }

    /** Evidence that only counts differently ("41 of 60 commits", then "42 of 61") is the same evidence. */
    private StagedRow ownership(OwnershipSeen seen) {
        RowText content = reference(new RowText(), seen.ref())
                .id(Batch.ownerId(seen.owner()))
                .text(seen.evidence())
                .number(seen.confidence())
                .time(seen.at());
        UUID id = CatalogIds.named(
                sourceId,
                "evidence",
                seen.ref().kind(),
                seen.ref().externalId(),
                seen.owner().key(),
                NUMBER.matcher(seen.evidence()).replaceAll("#"));
        return row(id, id(seen.ref()), content, null, new RowText());
    }

    private StagedRow consumer(ConsumerSeen seen) {
        RowText content = reference(named(seen.ref(), seen.name()), seen.uses()).json(seen.attributes());
        UUID id = CatalogIds.named(
                sourceId,
                "consumer",
                seen.ref().kind(),
                seen.ref().externalId(),
                seen.uses().kind(),
                seen.uses().externalId());
        return row(id, id(seen.uses()), content, seen.lastSeenAt(), new RowText().time(seen.lastSeenAt()));
    }

    private static RowText named(ObjectRef ref, String name) {
        return new RowText().text(ref.kind()).text(ref.externalId()).text(name);
    }

    private RowText reference(RowText row, @Nullable ObjectRef ref) {
        return ref == null
                ? row.id(null).text(null).text(null)
                : row.id(id(ref)).text(ref.kind()).text(ref.externalId());
    }

    private UUID id(ObjectRef ref) {
        return CatalogIds.object(sourceId, ref);
    }

    private @Nullable UUID idOf(@Nullable ObjectRef ref) {
        return ref == null ? null : id(ref);
    }

    private static StagedRow row(
            UUID id, @Nullable UUID about, RowText content, @Nullable Instant usedAt, RowText use) {
        String text = content.toString();
        return new StagedRow(id, about, RowText.hash(text), usedAt, text, use.toString());
    }
}
