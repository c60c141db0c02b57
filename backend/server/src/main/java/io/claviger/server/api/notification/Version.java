package io.claviger.server.api.notification;

import io.claviger.server.Refusal;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** The version of an object as an entity tag. */
final class Version {

    private Version() {}

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** The version that the caller has seen; null when any will do. */
    static @Nullable Long seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String text = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException foreign) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "etag-unknown",
                    "If-Match must be the ETag that came with the object: read it again, then change it");
        }
    }
}
