package io.claviger.engine.graph;

import java.util.List;

/**
 * Why an edge is there.
 *
 * @param action in the source's own word; between two nodes it tells one edge from another
 * @param use whether what the edge allows was ever used
 * @param reasons what allows it, such as a policy's statement, where there is more to say than the action
 * @param conditions all of which must hold
 */
public record Because(String action, Use use, List<String> reasons, List<Condition> conditions) {

    /** What is known of the use of a permission. */
    public enum Use {
        UNKNOWN,
        USED,
        UNUSED
    }

    public Because {
        reasons = List.copyOf(reasons);
        conditions = List.copyOf(conditions);
    }

    public static Because of(String action) {
        return new Because(action, Use.UNKNOWN, List.of(), List.of());
    }
}
