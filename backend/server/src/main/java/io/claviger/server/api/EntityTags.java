package io.claviger.server.api;

import io.claviger.server.Refusal;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Entity tags out of a version number, and the check that an edit is of what was read. */
public final class EntityTags {

    private EntityTags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** Refuses a version other than those of {@code If-Match}. Without it the edit is meant for whatever is there now. */
    public static LongConsumer seen(@Nullable String ifMatch) {
        return version -> requireMatch(ifMatch, of(version));
    }

    /** As {@link #seen}, for what has no version of its own. A proxy that compresses makes a tag weak: it counts all the same. */
    public static void requireMatch(@Nullable String ifMatch, EntityTag there) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return;
        }
        boolean matches = Arrays.stream(ifMatch.split(",", -1))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals("\"" + there.getValue() + "\""));
        if (!matches) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "changed-meanwhile",
                    "Someone changed this since you read it. Read it again, and apply your change to what is there now");
        }
    }
}
