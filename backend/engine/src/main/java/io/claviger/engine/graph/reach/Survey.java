package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.Hold;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Nodes;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import io.claviger.engine.graph.reach.Reach.Found;
import io.claviger.engine.graph.reach.Reach.Group;
import io.claviger.engine.graph.reach.Reach.OwnerCount;
import io.claviger.engine.graph.reach.Reach.PlaceCount;
import io.claviger.engine.graph.reach.Reach.ResourceCount;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Adds up what a walk found: each node once, onwards by its most privilege, backwards by its nearest. */
final class Survey {

    /** Sensitivity or being an administrator, times four, and the privilege. */
    private static final int RANKS = Sensitivity.values().length * 4;

    private final Graph graph;
    private final Nodes nodes;
    private final Walk walk;
    private final int most;
    private final int[] totals = new int[NodeKind.values().length];
    private final int[] resourceCounts = new int[RANKS];
    private int secrets;
    private final int[] places;
    private final int[] owners;
    private final int[][][] first = new int[NodeKind.values().length][RANKS][];
    private final int[][] listed = new int[NodeKind.values().length][RANKS];

    private Survey(Graph graph, Walk walk, int most) {
        this.graph = graph;
        this.nodes = graph.nodes();
        this.walk = walk;
        this.most = most;
        this.places = new int[nodes.placeCount() + 1];
        this.owners = new int[nodes.size()];
    }

    /**
     * @param wanted of a node, whether it counts
     * @param most how many of each kind are told with their proofs
     */
    static Reach of(Graph graph, Walk walk, IntPredicate wanted, int most) {
        Survey survey = new Survey(graph, walk, most);
        BitSet seen = new BitSet();
        for (int state = 0; state < walk.size(); state++) {
            if (walk.isStart(state)) {
                seen.set(walk.node(state));
            }
        }
        for (int state = 0; state < walk.size(); state++) {
            int node = walk.node(state);
            boolean counts = walk.isOnwards() ? walk.isBest(state) && !seen.get(node) : !seen.get(node);
            if (counts && wanted.test(node)) {
                survey.count(state, node);
            }
            if (!walk.isOnwards()) {
                seen.set(node);
            }
        }
        return survey.sum();
    }

    private void count(int state, int node) {
        int kind = nodes.kind(node).ordinal();
        int rank = rank(state, node);
        totals[kind]++;
        places[nodes.placeNumber(node)]++;
        if (nodes.owner(node) >= 0) {
            owners[nodes.owner(node)]++;
        }
        if (kind == NodeKind.RESOURCE.ordinal()) {
            resourceCounts[rank]++;
            secrets += nodes.isSecret(node) ? 1 : 0;
        }
        if (first[kind][rank] == null) {
            first[kind][rank] = new int[most];
        }
        if (listed[kind][rank] < most) {
            first[kind][rank][listed[kind][rank]++] = state;
        }
    }

    private int rank(int state, int node) {
        int weight = nodes.isAdministrator(node) ? 1 : nodes.sensitivity(node).ordinal();
        return weight << 2 | Hold.privilege(walk.hold(state)).ordinal();
    }

    private Reach sum() {
        return new Reach(walk.isWhole(), groups(), resources(), secrets, places(), owners());
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (NodeKind kind : NodeKind.values()) {
            List<Found> found = new ArrayList<>();
            for (int rank = RANKS - 1; rank >= 0; rank--) {
                for (int i = 0; i < listed[kind.ordinal()][rank] && found.size() < most; i++) {
                    found.add(found(first[kind.ordinal()][rank][i]));
                }
            }
            groups.add(new Group(kind, totals[kind.ordinal()], found));
        }
        return groups;
    }

    private Found found(int state) {
        int hold = walk.hold(state);
        return new Found(
                Step.End.of(graph, walk.node(state)), Hold.privilege(hold), Hold.isFull(hold), walk.proof(state));
    }

    private List<ResourceCount> resources() {
        List<ResourceCount> counts = new ArrayList<>();
        for (int rank = RANKS - 1; rank >= 0; rank--) {
            if (resourceCounts[rank] > 0) {
                counts.add(new ResourceCount(
                        Sensitivity.values()[rank >> 2], Privilege.values()[rank & 3], resourceCounts[rank]));
            }
        }
        return counts;
    }

    private List<PlaceCount> places() {
        return IntStream.range(1, places.length)
                .filter(number -> places[number] > 0)
                .mapToObj(number -> new PlaceCount(placeAt(number), places[number]))
                .sorted(Comparator.comparingInt(PlaceCount::count).reversed())
                .toList();
    }

    private Place placeAt(int number) {
        return nodes.placeAt(number);
    }

    private List<OwnerCount> owners() {
        return IntStream.range(0, owners.length)
                .filter(node -> owners[node] > 0)
                .mapToObj(node -> new OwnerCount(nodes.id(node), owners[node]))
                .sorted(Comparator.comparingInt(OwnerCount::count).reversed())
                .toList();
    }
}
