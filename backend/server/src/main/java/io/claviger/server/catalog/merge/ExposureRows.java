package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.spi.ObjectRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Translates an exposure into a row. */
final class ExposureRows {

    private ExposureRows() {}

    static UUID id(UUID sourceId, ExposureSeen seen) {
        ObjectRef place = seen.place();
        return CatalogIds.named(
                sourceId, "exposure", place.kind(), place.externalId(), seen.type(), seen.fingerprint());
    }

    static StagedRow row(UUID sourceId, UUID id, ExposureSeen seen) {
        RowText row = new RowText()
                .text(seen.type())
                .text(seen.provider())
                .text(seen.title())
                .text(seen.severity());
        reference(row, sourceId, seen.place());
        reference(row, sourceId, seen.resource());
        row.text(seen.location())
                .text(seen.version())
                .flag(seen.current())
                .text(seen.author())
                .time(seen.writtenAt())
                .number(seen.line())
                .number(seen.column())
                .number(seen.endLine())
                .number(seen.endColumn())
                .text(seen.fingerprint())
                .text(seen.preview())
                .number(seen.length())
                .text(seen.verdict())
                .number(seen.confidence())
                .json(seen.because())
                .text(seen.identityKind())
                .text(seen.identityExternalId())
                .json(seen.attributes());
        String content = row.toString();
        return new StagedRow(id, null, RowText.hash(content), null, content, "");
    }

    private static void reference(RowText row, UUID sourceId, @Nullable ObjectRef ref) {
        if (ref == null) {
            row.id(null).text(null).text(null);
        } else {
            row.id(CatalogIds.object(sourceId, ref)).text(ref.kind()).text(ref.externalId());
        }
    }
}
