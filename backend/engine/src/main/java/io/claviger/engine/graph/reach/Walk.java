package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Adjacency;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.Hold;
import io.claviger.engine.graph.Privilege;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Breadth first over what is held of each node, so that the first way to each is a shortest. Onwards it finds what its starts lead
 * to, backwards what leads to them. A state is a node with a hold, numbered in the order of finding; a node has several where a
 * longer way gives more.
 */
public final class Walk {

    private static final int NO_EDGE = -1;
    private static final int NO_GOAL = -1;

    private final Graph graph;
    private final Adjacency edges;
    private final boolean onwards;
    private final Without without;
    private final byte[] closed;
    private final byte[] entered;
    private int[] nodes = new int[256];
    private int[] parents = new int[256];
    private int[] arrivals = new int[256];
    private byte[] holds = new byte[256];
    private final List<Integer> levels = new ArrayList<>();
    private int size;
    private boolean whole = true;
    private final int goal;

    /** Where a walk begins. */
    public record Start(int node, int hold) {}

    private Walk(Graph graph, boolean onwards, Without without, int goal) {
        this.graph = graph;
        this.onwards = onwards;
        this.goal = goal;
        this.edges = onwards ? graph.forward() : graph.backward();
        this.without = without;
        this.closed = graph.nodes().doors();
        this.entered = new byte[closed.length];
    }

    /** What is reached from the starts, which are taken as held, whatever is known of them. */
    public static Walk onwards(Graph graph, List<Start> from, Without without, Limits limits) {
        return new Walk(graph, true, without, NO_GOAL).run(from, limits);
    }

    /** What must be held, and of what, to reach the starts. */
    public static Walk backwards(Graph graph, List<Start> to, Without without, Limits limits) {
        return new Walk(graph, false, without, NO_GOAL).run(to, limits);
    }

    /** Onwards, until one node is found. */
    static Walk towards(Graph graph, Start from, int goal, Without without, Limits limits) {
        return new Walk(graph, true, without, goal).run(List.of(from), limits);
    }

    private Walk run(List<Start> starts, Limits limits) {
        without.shut(closed);
        for (Start start : starts) {
            // Also where its door is shut: the question is about it.
            if ((entered[start.node()] & 1 << start.hold()) == 0) {
                add(start.node(), start.hold(), NO_EDGE, NO_EDGE);
            }
        }
        int from = 0;
        while (from < size && !(goal >= 0 && found(goal))) {
            int end = size;
            levels.add(from);
            if (levels.size() > limits.depth()) {
                whole = !leadsFurther(from, end);
                return this;
            }
            for (; from < end && size <= limits.states(); from++) {
                expand(from);
            }
            if (from < end) {
                whole = false;
                return this;
            }
        }
        return this;
    }

    private void expand(int state) {
        int node = nodes[state];
        int hold = holds[state];
        boolean careful = without.hasCuts();
        int end = edges.end(node);
        for (int at = edges.start(node); at < end; at++) {
            int next = onwards ? Hold.onwards(edges.type(at), hold) : Hold.backwards(edges.type(at), hold);
            int other = edges.other(at);
            if (next != Hold.NOTHING && (closed[other] & 1 << next) == 0 && !(careful && isCut(node, other, at))) {
                add(other, next, state, at);
            }
        }
    }

    private boolean leadsFurther(int from, int end) {
        int before = size;
        for (int state = from; state < end && size == before; state++) {
            expand(state);
        }
        boolean further = size > before;
        for (int state = before; state < size; state++) {
            entered[nodes[state]] &= (byte) ~(1 << holds[state]);
        }
        size = before;
        return further;
    }

    private boolean isCut(int node, int other, int at) {
        return onwards
                ? without.cuts(graph, node, other, edges.because(at))
                : without.cuts(graph, other, node, edges.because(at));
    }

    private void add(int node, int hold, int parent, int arrival) {
        if (size == nodes.length) {
            int length = size * 2;
            nodes = Arrays.copyOf(nodes, length);
            parents = Arrays.copyOf(parents, length);
            arrivals = Arrays.copyOf(arrivals, length);
            holds = Arrays.copyOf(holds, length);
        }
        nodes[size] = node;
        holds[size] = (byte) hold;
        parents[size] = parent;
        arrivals[size++] = arrival;
        closed[node] |= onwards ? Hold.worse(hold) : Hold.better(hold);
        entered[node] |= (byte) (1 << hold);
    }

    /** Whether nothing was left out for the limits. */
    public boolean isWhole() {
        return whole;
    }

    public int size() {
        return size;
    }

    public int node(int state) {
        return nodes[state];
    }

    public int hold(int state) {
        return holds[state];
    }

    public boolean isStart(int state) {
        return parents[state] == NO_EDGE;
    }

    /** The state from which it was found; below zero of a start. */
    int parent(int state) {
        return parents[state];
    }

    /** Edges between it and its start. */
    public int depth(int state) {
        int found = Collections.binarySearch(levels, state);
        return found >= 0 ? found : -found - 2;
    }

    boolean isOnwards() {
        return onwards;
    }

    /** The edge by which it was found: what says which one it is. */
    Without.Cut arrival(int state) {
        int at = arrivals[state];
        int before = nodes[parents[state]];
        String action = graph.because(edges.because(at)).action();
        return onwards ? new Without.Cut(before, nodes[state], action) : new Without.Cut(nodes[state], before, action);
    }

    /** The most privilege with which a node was found; none where it was not found. */
    Privilege most(int node) {
        int mask = entered[node];
        for (int privilege = Privilege.ADMIN.ordinal(); privilege > 0; privilege--) {
            if ((mask & (1 << privilege | 16 << privilege)) != 0) {
                return Privilege.values()[privilege];
            }
        }
        return Privilege.NONE;
    }

    /** Whether the node was found with any hold. */
    public boolean found(int node) {
        return entered[node] != 0;
    }

    /** Whether it is the first state in which its node is had with the most privilege that it is ever had with. */
    public boolean isBest(int state) {
        int mask = entered[nodes[state]];
        int privilege = holds[state] & 3;
        int better = privilege == 3 ? 0 : privilege == 2 ? 0b1000_1000 : 0b1100_1100;
        boolean inPartBefore = Hold.isFull(holds[state]) && (mask & 1 << privilege) != 0;
        return (mask & better) == 0 && !inPartBefore;
    }

    /** Edge by edge, in the direction of the edges: onwards from the start to the state, backwards from the state to the start. */
    public List<Step> proof(int state) {
        Deque<Step> steps = new ArrayDeque<>();
        for (int at = state; parents[at] != NO_EDGE; at = parents[at]) {
            int arrival = arrivals[at];
            int before = nodes[parents[at]];
            int begin = onwards ? before : nodes[at];
            int end = onwards ? nodes[at] : before;
            int had = onwards ? holds[at] : holds[parents[at]];
            Step step = Step.of(graph, begin, end, edges.kind(arrival), had, graph.because(edges.because(arrival)));
            if (onwards) {
                steps.addFirst(step);
            } else {
                steps.addLast(step);
            }
        }
        return List.copyOf(steps);
    }
}
