package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.reach.Without.Cut;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The few edges whose removal closes most ways, one after the other, each the best once those before it are gone. Who is found by a
 * walk's tree behind an edge is the most that the edge can close; so edges are tried from the one with the most behind it, and when
 * no other can be better than the best tried, that one is it. Each is tried by walking without it: what is told is exact.
 */
public final class ChokePoints {

    /** How many edges are tried for each one that is told, before it is said that there may be better ones. */
    private static final int TRIALS = 24;

    /** @param closes how many nodes are no longer found without it, of those that count, beyond what those before it close */
    public record Choke(Cut edge, int closes) {}

    /** @param whole whether the walks were, and enough edges were tried */
    public record Answer(boolean whole, int before, int after, List<Choke> edges) {
        public Answer {
            edges = List.copyOf(edges);
        }
    }

    private final Function<Without, Walk> walking;
    private final IntPredicate counted;
    private boolean whole = true;

    private ChokePoints(Function<Without, Walk> walking, IntPredicate counted) {
        this.walking = walking;
        this.counted = counted;
    }

    /** Of the ways to administrator. @param counted of a node, whether it matters that it can become one */
    public static Answer toAdministrator(Graph graph, IntPredicate counted, int most, Limits limits) {
        return new ChokePoints(without -> Escalation.of(graph, without, limits).walk(), counted).choose(most);
    }

    /** Of the ways from some nodes. @param counted of a node, whether it matters that it is reached */
    public static Answer from(Graph graph, List<Integer> nodes, IntPredicate counted, int most, Limits limits) {
        return new ChokePoints(without -> Walk.onwards(graph, Question.held(nodes), without, limits), counted)
                .choose(most);
    }

    private Answer choose(int most) {
        Walk walk = walking.apply(Without.NOTHING);
        int before = count(walk);
        int left = before;
        List<Choke> chosen = new ArrayList<>();
        while (chosen.size() < most && left > 0) {
            Choke best = best(walk, left, chosen);
            if (best == null) {
                break;
            }
            chosen.add(best);
            left -= best.closes();
            walk = walking.apply(Without.edges(cuts(chosen)));
        }
        return new Answer(whole && walk.isWhole(), before, left, chosen);
    }

    private @Nullable Choke best(Walk walk, int left, List<Choke> chosen) {
        List<Map.Entry<Cut, Integer>> bounds = new ArrayList<>(bounds(walk).entrySet());
        bounds.sort(Map.Entry.<Cut, Integer>comparingByValue(Comparator.reverseOrder()));
        Choke best = null;
        for (int tried = 0; tried < bounds.size(); tried++) {
            Map.Entry<Cut, Integer> next = bounds.get(tried);
            if (next.getValue() == 0 || best != null && next.getValue() <= best.closes()) {
                return best;
            }
            if (tried == TRIALS) {
                whole = false;
                return best;
            }
            List<Cut> cuts = cuts(chosen);
            cuts.add(next.getKey());
            int closes = left - count(walking.apply(Without.edges(cuts)));
            if (closes > 0 && (best == null || closes > best.closes())) {
                best = new Choke(next.getKey(), closes);
            }
        }
        return best;
    }

    private static List<Cut> cuts(List<Choke> chosen) {
        List<Cut> cuts = new ArrayList<>();
        chosen.forEach(choke -> cuts.add(choke.edge()));
        return cuts;
    }

    private int count(Walk walk) {
        BitSet found = new BitSet();
        for (int state = 0; state < walk.size(); state++) {
            if (!walk.isStart(state) && counted.test(walk.node(state))) {
                found.set(walk.node(state));
            }
        }
        return found.cardinality();
    }

    /** For each edge of the walk's tree, how many states that count are found through it. */
    private Map<Cut, Integer> bounds(Walk walk) {
        int[] behind = new int[walk.size()];
        Map<Cut, Integer> bounds = new HashMap<>();
        for (int state = walk.size() - 1; state >= 0; state--) {
            if (!walk.isStart(state)) {
                behind[state] += counted.test(walk.node(state)) ? 1 : 0;
                behind[walk.parent(state)] += behind[state];
                if (behind[state] > 0) {
                    bounds.merge(walk.arrival(state), behind[state], Integer::sum);
                }
            }
        }
        return bounds;
    }
}
