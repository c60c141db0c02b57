package io.claviger.server.catalog;

import io.claviger.spi.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret seen at a place; never its value. One exposure is one (source, place, type, fingerprint): of several versions of a
 * place the current one wins, then the youngest.
 *
 * @param place where the text is held
 * @param resource what contains the place
 * @param fingerprint keyed with the installation's key
 * @param identityKind the identity that the secret itself names, if it does
 */
public record ExposureSeen(
        String type,
        String provider,
        String title,
        String severity,
        ObjectRef place,
        @Nullable ObjectRef resource,
        String location,
        @Nullable String version,
        boolean current,
        @Nullable String author,
        @Nullable Instant writtenAt,
        int line,
        int column,
        int endLine,
        int endColumn,
        String fingerprint,
        String preview,
        int length,
        String verdict,
        double confidence,
        List<String> because,
        @Nullable String identityKind,
        @Nullable String identityExternalId,
        Map<String, Object> attributes) {
    public ExposureSeen {
        because = List.copyOf(because);
        attributes = Map.copyOf(attributes);
    }
}
