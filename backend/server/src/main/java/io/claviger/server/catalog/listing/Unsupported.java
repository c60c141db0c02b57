package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.ObjectSchema;
import io.claviger.server.Refusal;

/** The answers to a question about time that a list cannot tell. */
public final class Unsupported {

    private Unsupported() {}

    public static Refusal asOf(ObjectSchema schema) {
        return Refusal.invalid("as-of-unsupported", "The list of a " + schema.kind() + " has no past: leave asOf out");
    }

    public static Refusal updatedSince(ObjectSchema schema) {
        return Refusal.invalid(
                "updated-since-unsupported",
                "The list of a " + schema.kind() + " does not tell when one changed: leave updatedSince out");
    }
}
