package io.claviger.engine.graph;

import io.claviger.engine.graph.GraphFact.GrantFact;
import java.util.UUID;

/**
 * Nodes by number and the edges between them, both ways. A change of one object costs the edges of that object and a look at those
 * of its neighbours. Many may read while nobody changes it: whoever changes it keeps the others away meanwhile.
 */
public final class Graph {

    private final Nodes nodes;
    private final Interner<Because> becauses;
    private final Adjacency forward;
    private final Adjacency backward;
    private final Drawing drawing;

    Graph(Nodes nodes, Interner<Because> becauses, Adjacency forward, Adjacency backward) {
        this.nodes = nodes;
        this.becauses = becauses;
        this.forward = forward;
        this.backward = backward;
        this.drawing = new Drawing(nodes, becauses);
    }

    public Nodes nodes() {
        return nodes;
    }

    /** The edges by their begin. */
    public Adjacency forward() {
        return forward;
    }

    /** The edges by their end. */
    public Adjacency backward() {
        return backward;
    }

    /** @param number as an {@link Adjacency} has it */
    public Because because(int number) {
        return becauses.value(number);
    }

    /** What is true of an object from now on, in place of what was told of it before. */
    public void put(GraphFact fact) {
        withdraw(fact);
        drawing.draw(fact, this::add);
    }

    /** What was told of an object is true no longer. Grants to it and from it are facts of their own. */
    public void remove(GraphFact fact) {
        withdraw(fact);
        int node = fact instanceof GrantFact ? -1 : nodes.find(fact.id());
        if (node >= 0) {
            nodes.gone(node);
        }
    }

    private void withdraw(GraphFact fact) {
        if (fact instanceof GrantFact grant) {
            withdrawGrant(grant);
            return;
        }
        int node = nodes.find(fact.id());
        if (node < 0) {
            return;
        }
        switch (fact) {
            case GraphFact.CredentialFact _ -> withdrawFrom(node, EdgeKind.AUTHENTICATES);
            case GraphFact.ResourceFact _ -> withdrawTo(node, EdgeKind.CONTAINS);
            case GraphFact.ConsumerFact _ -> withdrawFrom(node, EdgeKind.USES);
            case GraphFact.ExposureFact _ -> {
                withdrawTo(node, EdgeKind.HOLDS);
                withdrawFrom(node, EdgeKind.REVEALS);
            }
            case GraphFact.IdentityFact _ -> {}
            case GrantFact _ -> {}
        }
    }

    private void withdrawGrant(GrantFact grant) {
        int from = find(grant.subject());
        int to = find(grant.target());
        if (from >= 0 && to >= 0) {
            forward.removeIf(from, at -> forward.other(at) == to && isOfGrant(forward, at, grant.action()));
            backward.removeIf(to, at -> backward.other(at) == from && isOfGrant(backward, at, grant.action()));
        }
    }

    private boolean isOfGrant(Adjacency edges, int at, String action) {
        EdgeKind kind = edges.kind(at);
        return (kind == EdgeKind.ACTS || kind == EdgeKind.BECOMES)
                && because(edges.because(at)).action().equals(action);
    }

    private void withdrawFrom(int node, EdgeKind kind) {
        for (int at = forward.start(node); at < forward.end(node); at++) {
            int to = forward.other(at);
            backward.removeIf(to, back -> backward.other(back) == node && backward.kind(back) == kind);
        }
        forward.removeIf(node, at -> forward.kind(at) == kind);
    }

    private void withdrawTo(int node, EdgeKind kind) {
        for (int at = backward.start(node); at < backward.end(node); at++) {
            if (backward.kind(at) == kind) {
                int from = backward.other(at);
                forward.removeIf(from, ahead -> forward.other(ahead) == node && forward.kind(ahead) == kind);
            }
        }
        backward.removeIf(node, at -> backward.kind(at) == kind);
    }

    private void add(int from, int to, int type, int because) {
        forward.ensureNodes(nodes.size());
        backward.ensureNodes(nodes.size());
        forward.add(from, to, type, because);
        backward.add(to, from, type, because);
    }

    private int find(UUID id) {
        return nodes.find(id);
    }
}
