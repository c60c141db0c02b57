package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Adjacency;
import io.claviger.engine.graph.Because.Use;
import io.claviger.engine.graph.EdgeKind;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Nodes;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.reach.Without.Cut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Compares the graph with itself as it would be after a change. Changes nothing. */
public final class WhatIf {

    /** Edges by which a workload depends on an identity, rather than could misuse one. */
    private static final Set<EdgeKind> BEARING = Set.of(EdgeKind.USES, EdgeKind.AUTHENTICATES, EdgeKind.BECOMES);

    private final Question question;
    private final Graph graph;
    private final Nodes nodes;

    public WhatIf(Question question) {
        this.question = question;
        this.graph = question.graph();
        this.nodes = graph.nodes();
    }

    public Difference of(Change change) {
        return switch (change) {
            case Change.Disable disable ->
                taken(
                        List.of(disable.node()),
                        List.of(),
                        Without.edges(disable.begun()),
                        Without.nodes(List.of(disable.node())).and(disable.over()));
            case Change.Narrow narrow -> narrowed(narrow.identity(), unused(narrow.identity()));
            case Change.RemoveGrant removal ->
                narrowed(removal.subject(), List.of(new Cut(removal.subject(), removal.target(), removal.action())));
            case Change.OwnerLeaves leaving -> opened(owned(leaving.owner()), true);
            case Change.VendorBreached breach -> opened(of(breach.vendor()), false);
        };
    }

    /** Whether anything is known of the use of what an identity may do. */
    public boolean knowsUse(int identity) {
        return permissions(identity).anyMatch(at -> useOf(at) != Use.UNKNOWN);
    }

    /** What an identity may do and is known never to have done. */
    private List<Cut> unused(int identity) {
        return permissions(identity)
                .filter(at -> useOf(at) == Use.UNUSED)
                .mapToObj(at -> new Cut(
                        identity,
                        graph.forward().other(at),
                        graph.because(graph.forward().because(at)).action()))
                .toList();
    }

    private IntStream permissions(int identity) {
        Adjacency edges = graph.forward();
        return IntStream.range(edges.start(identity), edges.end(identity))
                .filter(at -> edges.kind(at) == EdgeKind.ACTS || edges.kind(at) == EdgeKind.BECOMES);
    }

    private Use useOf(int at) {
        return graph.because(graph.forward().because(at)).use();
    }

    private Difference narrowed(int identity, List<Cut> cuts) {
        return taken(List.of(identity), List.of(identity), Without.NOTHING, Without.edges(cuts));
    }

    private Difference taken(List<Integer> from, List<Integer> left, Without now, Without without) {
        Walk before = Walk.onwards(graph, Question.held(from), now, question.limits());
        Walk after = Walk.onwards(graph, Question.held(left), without, question.limits());
        IntPredicate less = node -> after.most(node).compareTo(before.most(node)) < 0;
        Escalation as = Escalation.of(graph, now, question.limits());
        Escalation then = Escalation.of(graph, without, question.limits());
        return new Difference(
                nothing(before),
                Survey.of(graph, before, less, question.most()),
                List.of(),
                consumers(from),
                as.count(NodeKind.IDENTITY),
                then.count(NodeKind.IDENTITY),
                Survey.of(
                        graph,
                        as.walk(),
                        node -> nodes.kind(node) == NodeKind.IDENTITY && as.escalates(node) && !then.escalates(node),
                        question.most()));
    }

    private Difference opened(List<Integer> begun, boolean orphaned) {
        List<Integer> usable = begun.stream().filter(nodes::isUsable).toList();
        Walk walk = Walk.onwards(graph, Question.held(usable), Without.NOTHING, question.limits());
        int become = Escalation.of(graph, Without.NOTHING, question.limits()).count(NodeKind.IDENTITY);
        return new Difference(
                Survey.of(graph, walk, node -> true, question.most()),
                nothing(walk),
                orphaned ? begun.stream().map(node -> Step.End.of(graph, node)).toList() : List.of(),
                consumers(begun),
                become,
                become,
                nothing(walk));
    }

    private Reach nothing(Walk walk) {
        return Survey.of(graph, walk, node -> false, question.most());
    }

    private List<Integer> owned(int owner) {
        return IntStream.range(0, nodes.size())
                .filter(node -> nodes.owner(node) == owner)
                .boxed()
                .toList();
    }

    private List<Integer> of(String vendor) {
        return IntStream.range(0, nodes.size())
                .filter(node -> {
                    Place place = nodes.place(node);
                    return nodes.isSeen(node) && place != null && place.vendor().equals(vendor);
                })
                .boxed()
                .toList();
    }

    private List<Step.End> consumers(Collection<Integer> of) {
        Adjacency edges = graph.backward();
        Set<Integer> seen = new LinkedHashSet<>(of);
        Deque<Integer> waiting = new ArrayDeque<>(of);
        List<Step.End> consumers = new ArrayList<>();
        while (!waiting.isEmpty() && seen.size() <= question.limits().states()) {
            int node = waiting.removeFirst();
            if (nodes.kind(node) == NodeKind.CONSUMER && nodes.isSeen(node)) {
                consumers.add(Step.End.of(graph, node));
            }
            for (int at = edges.start(node); at < edges.end(node); at++) {
                if (BEARING.contains(edges.kind(at)) && seen.add(edges.other(at))) {
                    waiting.addLast(edges.other(at));
                }
            }
        }
        return consumers;
    }
}
