package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Adjacency;
import io.claviger.engine.graph.EdgeKind;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.Hold;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Nodes;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.Walk.Start;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who can become administrator, of the whole estate at once: one walk backwards from everything that only an administrator has. That
 * is an identity that may do everything in its account, and a system as a whole: a resource that has others, or identities, and is in none.
 */
public final class Escalation {

    private final Graph graph;
    private final Walk walk;
    private final BitSet administrators = new BitSet();

    private Escalation(Graph graph, Walk walk) {
        this.graph = graph;
        this.walk = walk;
        for (int state = 0; state < walk.size(); state++) {
            if (isAdministrator(state)) {
                administrators.set(walk.node(state));
            }
        }
    }

    public static Escalation of(Graph graph, Without without, Limits limits) {
        return new Escalation(graph, Walk.backwards(graph, targets(graph), without, limits));
    }

    /** What only an administrator has, with how much of it. */
    static List<Start> targets(Graph graph) {
        Nodes nodes = graph.nodes();
        List<Start> targets = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            boolean identity = nodes.isAdministrator(node) && nodes.isUsable(node);
            if (identity || nodes.isRoot(node) && nodes.isSeen(node) && hasOthers(graph, node)) {
                targets.add(new Start(node, Hold.ALL));
            }
        }
        return targets;
    }

    private static boolean hasOthers(Graph graph, int node) {
        Adjacency edges = graph.forward();
        for (int at = edges.start(node); at < edges.end(node); at++) {
            // A repository, of which a part is enough to take what its pipelines have, is no system.
            boolean identity = edges.kind(at) == EdgeKind.BECOMES
                    && Hold.onwards(edges.type(at), Hold.of(Privilege.ADMIN, false)) == Hold.NOTHING;
            if (identity || edges.kind(at) == EdgeKind.CONTAINS) {
                return true;
            }
        }
        return false;
    }

    private boolean isAdministrator(int state) {
        Nodes nodes = graph.nodes();
        int node = walk.node(state);
        boolean actsOnAll = walk.parent(state) >= 0
                && walk.isStart(walk.parent(state))
                && nodes.kind(walk.node(walk.parent(state))) == NodeKind.RESOURCE;
        return nodes.kind(node) == NodeKind.IDENTITY && (walk.isStart(state) || actsOnAll);
    }

    public boolean isWhole() {
        return walk.isWhole();
    }

    /** Identities that are administrators, by themselves. */
    public int administrators() {
        return administrators.cardinality();
    }

    /** Whether an identity is administrator, by itself. */
    public boolean isAdministrator(UUID identity) {
        int node = graph.nodes().find(identity);
        return node >= 0 && administrators.get(node);
    }

    /** A shortest way of each of these that is no administrator and can become one. */
    public Map<UUID, List<Step>> ways(Set<UUID> identities) {
        Map<UUID, List<Step>> ways = new HashMap<>();
        for (int state = 0; state < walk.size(); state++) {
            int node = walk.node(state);
            UUID id = graph.nodes().id(node);
            if (escalates(node) && identities.contains(id) && !ways.containsKey(id)) {
                ways.put(id, walk.proof(state));
            }
        }
        return ways;
    }

    /** Whether a node is no administrator and can become one. */
    public boolean escalates(int node) {
        return walk.found(node) && !administrators.get(node);
    }

    /** Nodes of a kind that are no administrators and can become one. */
    public int count(NodeKind kind) {
        BitSet found = new BitSet();
        for (int state = 0; state < walk.size(); state++) {
            if (graph.nodes().kind(walk.node(state)) == kind) {
                found.set(walk.node(state));
            }
        }
        found.andNot(administrators);
        return found.cardinality();
    }

    /** Adds up those that can become one, with their shortest proofs. */
    public Reach reach(int most) {
        return Survey.of(graph, walk, node -> !administrators.get(node), most);
    }

    Walk walk() {
        return walk;
    }
}
