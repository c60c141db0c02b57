package io.claviger.engine.graph;

import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.CredentialFact;
import io.claviger.engine.graph.GraphFact.ExposureFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.Nodes.Told;
import io.claviger.engine.graph.model.AccessModel;
import io.claviger.engine.graph.model.AccessModels;
import io.claviger.engine.graph.model.Passage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws a fact: its node, and the edges that are there because of it. */
final class Drawing {

    private static final Because HAS = Because.of("has");
    private static final Because USES = Because.of("uses");
    private static final Because CONTAINS = Because.of("contains");
    private static final Because IN_IT = Because.of("is in it");
    private static final Because REVEALS = Because.of("reveals");

    private final Nodes nodes;
    private final Interner<Because> becauses;

    Drawing(Nodes nodes, Interner<Because> becauses) {
        this.nodes = nodes;
        this.becauses = becauses;
    }

    void draw(GraphFact fact, EdgeSink sink) {
        switch (fact) {
            case IdentityFact identity -> identity(identity);
            case CredentialFact credential -> credential(credential, sink);
            case ResourceFact resource -> resource(resource, sink);
            case ExposureFact exposure -> exposure(exposure, sink);
            case ConsumerFact consumer -> consumer(consumer, sink);
            case GrantFact grant -> grant(grant, sink);
        }
    }

    private void identity(IdentityFact fact) {
        int node = put(fact, new Told(NodeKind.IDENTITY, fact.kind(), fact.place(), fact.owner(), fact.usable()));
        nodes.mark(node, modelOf(fact).isAdministrator(fact), false, Sensitivity.ORDINARY);
    }

    private void credential(CredentialFact fact, EdgeSink sink) {
        int node = put(fact, new Told(NodeKind.CREDENTIAL, fact.kind(), fact.place(), fact.owner(), fact.usable()));
        Privilege most = fact.privilege() == null ? Privilege.ADMIN : fact.privilege();
        if (most != Privilege.NONE) {
            link(sink, node, fact.identity(), new EdgeType(EdgeKind.AUTHENTICATES, most, Passing.FULL), HAS);
        }
    }

    private void resource(ResourceFact fact, EdgeSink sink) {
        int node = put(fact, new Told(NodeKind.RESOURCE, fact.kind(), fact.place(), fact.owner(), true));
        nodes.mark(node, false, fact.parent() == null, modelOf(fact).sensitivity(fact));
        if (modelOf(fact).isSecret(fact)) {
            nodes.markSecret(node);
        }
        if (fact.parent() != null) {
            edge(
                    sink,
                    nodes.referredTo(fact.parent()),
                    node,
                    new EdgeType(EdgeKind.CONTAINS, Privilege.ADMIN, Passing.FULL_ONLY),
                    CONTAINS);
        }
    }

    private void exposure(ExposureFact fact, EdgeSink sink) {
        int node = put(fact, new Told(NodeKind.EXPOSURE, fact.kind(), fact.place(), fact.owner(), true));
        if (fact.resource() != null) {
            edge(
                    sink,
                    nodes.referredTo(fact.resource()),
                    node,
                    new EdgeType(EdgeKind.HOLDS, Privilege.ADMIN, Passing.FULL),
                    IN_IT);
        }
        UUID revealed = fact.credential() == null ? fact.identity() : fact.credential();
        link(sink, node, revealed, new EdgeType(EdgeKind.REVEALS, Privilege.ADMIN, Passing.FULL), REVEALS);
    }

    private void consumer(ConsumerFact fact, EdgeSink sink) {
        int node = put(fact, new Told(NodeKind.CONSUMER, fact.kind(), fact.place(), null, true));
        link(sink, node, fact.uses(), new EdgeType(EdgeKind.USES, Privilege.ADMIN, Passing.FULL), USES);
    }

    private void grant(GrantFact fact, EdgeSink sink) {
        EdgeKind kind = fact.targetKind() == NodeKind.RESOURCE ? EdgeKind.ACTS : EdgeKind.BECOMES;
        for (Passage passage : modelOf(fact).passages(fact)) {
            if (passage.atMost() != Privilege.NONE) {
                edge(
                        sink,
                        nodes.referredTo(fact.subject()),
                        nodes.referredTo(fact.target()),
                        new EdgeType(kind, passage.atMost(), passage.passing()),
                        passage.because());
            }
        }
    }

    private int put(GraphFact fact, Told told) {
        return nodes.put(fact.id(), told);
    }

    private void link(EdgeSink sink, int from, @Nullable UUID to, EdgeType type, Because because) {
        if (to != null) {
            edge(sink, from, nodes.referredTo(to), type, because);
        }
    }

    private void edge(EdgeSink sink, int from, int to, EdgeType type, Because because) {
        sink.edge(from, to, type.code(), becauses.number(because));
    }

    private static AccessModel modelOf(GraphFact fact) {
        return AccessModels.of(fact.place().vendor());
    }
}
