package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.Hold;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.Walk.Start;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions to one graph.
 *
 * @param most how many of each kind an answer tells with their proofs
 */
public record Question(Graph graph, Limits limits, int most) {

    /** What falls when these nodes are in wrong hands. */
    public Reach blastRadius(Collection<Integer> from) {
        return Survey.of(graph, Walk.onwards(graph, held(from), Without.NOTHING, limits), node -> true, most);
    }

    /** Who can have at least so much of a node. */
    public Reach reachOf(int node, Privilege atLeast) {
        List<Start> wanted =
                Hold.least(atLeast).stream().map(hold -> new Start(node, hold)).toList();
        return Survey.of(graph, Walk.backwards(graph, wanted, Without.NOTHING, limits), found -> true, most);
    }

    /**
     * Ways from one node to another, a shortest first: beside that one, those that are left without one of its edges.
     *
     * @param whole whether nothing was left out for the limits
     */
    public record Ways(boolean whole, List<List<Step>> ways) {
        public Ways {
            ways = List.copyOf(ways);
        }
    }

    public Ways ways(int from, int to) {
        Walk walk = Walk.towards(graph, new Start(from, Hold.ALL), to, Without.NOTHING, limits);
        List<Without.Cut> edges = arrivalsOnTheWay(walk, to);
        if (edges.isEmpty()) {
            return new Ways(walk.isWhole(), List.of());
        }
        Set<List<Step>> others = new LinkedHashSet<>();
        boolean whole = walk.isWhole();
        for (Without.Cut edge : edges) {
            Walk other = Walk.towards(graph, new Start(from, Hold.ALL), to, Without.edges(List.of(edge)), limits);
            whole &= other.isWhole();
            if (other.found(to)) {
                others.add(other.proof(stateOf(other, to)));
            }
        }
        List<List<Step>> ways = new ArrayList<>(List.of(walk.proof(stateOf(walk, to))));
        others.stream()
                .sorted(Comparator.comparingInt(List::size))
                .limit(most - 1L)
                .forEach(ways::add);
        return new Ways(whole, ways);
    }

    private static List<Without.Cut> arrivalsOnTheWay(Walk walk, int to) {
        List<Without.Cut> edges = new ArrayList<>();
        int state = walk.found(to) ? stateOf(walk, to) : 0;
        while (walk.parent(state) >= 0) {
            edges.add(walk.arrival(state));
            state = walk.parent(state);
        }
        return edges;
    }

    private static int stateOf(Walk walk, int node) {
        int state = 0;
        while (walk.node(state) != node) {
            state++;
        }
        return state;
    }

    static List<Start> held(Collection<Integer> nodes) {
        return nodes.stream().map(node -> new Start(node, Hold.ALL)).toList();
    }
}
