package io.claviger.server.graph;

import io.claviger.engine.graph.Because.Use;
import io.claviger.engine.graph.Condition;
import io.claviger.engine.graph.EdgeKind;
import io.claviger.engine.graph.Privilege;
import java.util.List;
import java.util.UUID;

/**
 * One step of a proof.
 *
 * @param from an object of the answer
 * @param to another
 * @param privilege what is had of its end by this way; of who reaches something, what is needed
 * @param full whether the end is had with all that it can do, or all that it contains
 * @param action in the source's own word
 * @param used whether what it allows was ever used
 * @param reasons what allows it, where there is more to say
 * @param conditions all of which must hold
 */
public record GraphEdge(
        UUID from,
        UUID to,
        EdgeKind kind,
        Privilege privilege,
        boolean full,
        String action,
        Use used,
        List<String> reasons,
        List<GraphCondition> conditions) {

    /** Something on which an edge hangs and that nobody knows beforehand. */
    public record GraphCondition(String key, String operator, List<String> values) {
        static GraphCondition of(Condition condition) {
            return new GraphCondition(condition.key(), condition.operator(), condition.values());
        }
    }
}
