package io.claviger.server.api.posture;

import io.claviger.server.Refusal;
import org.jspecify.annotations.Nullable;

/** The version that a caller has read, by {@code If-Match}. */
final class SeenVersion {

    private SeenVersion() {}

    /** Null when any will do. */
    static @Nullable Long of(@Nullable String ifMatch) {
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
