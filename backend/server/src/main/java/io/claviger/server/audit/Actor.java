package io.claviger.server.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did it. */
public record Actor(Kind kind, @Nullable UUID id, String name) {

    public enum Kind {
        USER,
        TOKEN,
        SYSTEM
    }

    /** The server itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "system");
}
