package io.claviger.server.api;

import io.claviger.server.Refusal;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags out of a version number, and the check that an edit is of what was read. */
public final class EntityTags {

    private EntityTags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** Without {@code If-Match} the edit is meant for whatever is there now. */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return;
        }
        boolean matches = Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals("\"" + version + "\""));
        if (!matches) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "changed-meanwhile",
                    "Someone changed this since you read it. Read it again, and apply your change to what is there now");
        }
    }
}
