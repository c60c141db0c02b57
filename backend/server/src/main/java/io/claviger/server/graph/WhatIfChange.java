package io.claviger.server.graph;

import io.claviger.server.Refusal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to think through.
 *
 * @param change what is done, or happens
 * @param id the identity, credential or owner that it happens to; of a grant, its subject
 * @param target of a grant
 * @param action of a grant
 * @param vendor the connector's type, where a vendor is breached
 */
public record WhatIfChange(
        @Nullable WhatIfKind change,
        @Nullable UUID id,
        @Nullable UUID target,
        @Nullable String action,
        @Nullable String vendor,
        @Nullable Integer depth,
        @Nullable Integer limit) {

    /** What can be done or happen. */
    public enum WhatIfKind {
        DISABLE,
        NARROW,
        REMOVE_GRANT,
        OWNER_LEAVES,
        VENDOR_BREACHED
    }

    Extent extent() {
        return new Extent(depth, limit);
    }

    WhatIfKind kind() {
        if (change == null) {
            throw Refusal.invalid(
                    "what-if-incomplete",
                    "Say what changes: 'change' is one of " + Arrays.toString(WhatIfKind.values()),
                    new Refusal.Place("/change", "missing"));
        }
        return change;
    }

    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw Refusal.invalid(
                    "what-if-incomplete",
                    "Say the " + name + " of the change",
                    new Refusal.Place("/" + name, "missing"));
        }
        return value;
    }
}
