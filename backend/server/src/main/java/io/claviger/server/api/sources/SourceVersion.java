package io.claviger.server.api.sources;

import io.claviger.server.Refusal;
import org.jspecify.annotations.Nullable;

/** The version in {@code If-Match}. */
final class SourceVersion {

    private SourceVersion() {}

    static @Nullable Long of(@Nullable String match) {
        if (match == null || match.isBlank() || match.strip().equals("*")) {
            return null;
        }
        String tag = match.strip();
        if (tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"")) {
            try {
                return Long.valueOf(tag.substring(1, tag.length() - 1));
            } catch (NumberFormatException foreign) {
                throw stale(tag);
            }
        }
        throw stale(tag);
    }

    private static Refusal stale(String tag) {
        return Refusal.of(
                Refusal.Kind.STALE,
                "source-changed",
                "If-Match: " + tag + " is no ETag of this source: read the source again");
    }
}
