package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Because;
import io.claviger.engine.graph.EdgeKind;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.Hold;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Nodes;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import java.util.UUID;

/**
 * One edge of a proof.
 *
 * @param privilege what is had of its end by this way; backwards: what is needed of it
 * @param full whether the end is held fully
 */
public record Step(End from, End to, EdgeKind kind, Privilege privilege, boolean full, Because because) {

    /** A node at one end. */
    public record End(int node, UUID id, NodeKind kind, Sensitivity sensitivity, boolean administrator) {
        public static End of(Graph graph, int node) {
            Nodes nodes = graph.nodes();
            return new End(
                    node, nodes.id(node), nodes.kind(node), nodes.sensitivity(node), nodes.isAdministrator(node));
        }
    }

    static Step of(Graph graph, int from, int to, EdgeKind kind, int hold, Because because) {
        return new Step(End.of(graph, from), End.of(graph, to), kind, Hold.privilege(hold), Hold.isFull(hold), because);
    }
}
