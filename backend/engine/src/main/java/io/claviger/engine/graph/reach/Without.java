package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact.GrantFact;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes and edges that a walk takes for gone, to ask what if. */
public final class Without {

    /** Nothing is gone. */
    public static final Without NOTHING = new Without(List.of(), List.of());

    /** The edges from one node to another that are there because of one action. */
    public record Cut(int from, int to, String action) {

        /** Those of some grants. */
        public static List<Cut> of(Graph graph, Collection<GrantFact> grants) {
            return grants.stream()
                    .map(grant -> new Cut(
                            graph.nodes().find(grant.subject()), graph.nodes().find(grant.target()), grant.action()))
                    .filter(cut -> cut.from() >= 0 && cut.to() >= 0)
                    .toList();
        }
    }

    private final int[] nodes;
    private final BitSet begins = new BitSet();
    private final Map<Long, Set<String>> cuts = new HashMap<>();

    private Without(Collection<Integer> nodes, Collection<Cut> cuts) {
        this.nodes = nodes.stream().mapToInt(node -> node).toArray();
        for (Cut cut : cuts) {
            begins.set(cut.from());
            this.cuts
                    .computeIfAbsent(pair(cut.from(), cut.to()), pair -> new HashSet<>())
                    .add(cut.action());
        }
    }

    public static Without nodes(Collection<Integer> nodes) {
        return new Without(nodes, List.of());
    }

    public static Without edges(Collection<Cut> cuts) {
        return new Without(List.of(), cuts);
    }

    Without and(Collection<Cut> cuts) {
        return new Without(Arrays.stream(nodes).boxed().toList(), cuts);
    }

    boolean hasCuts() {
        return !cuts.isEmpty();
    }

    boolean cuts(Graph graph, int from, int to, int because) {
        if (!begins.get(from)) {
            return false;
        }
        Set<String> actions = cuts.get(pair(from, to));
        return actions != null && actions.contains(graph.because(because).action());
    }

    void shut(byte[] doors) {
        for (int node : nodes) {
            doors[node] = (byte) 0xFF;
        }
    }

    private static long pair(int from, int to) {
        return (long) from << 32 | to;
    }
}
