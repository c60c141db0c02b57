package io.claviger.engine.graph.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Adjacency;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.Hold;
import io.claviger.engine.graph.reach.Walk.Start;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the plainest way to say what reach is: until nothing more is had, take every edge that gives more. */
class WalkTest {

    private static final int[] HOLDS = {1, 2, 3, 5, 6, 7};

    @Test
    void findsWhatRepeatingEveryEdgeFinds() {
        for (int seed = 0; seed < 40; seed++) {
            // Given
            Random random = new Random(seed);
            Graph graph = RandomEstate.graph(random, 12, 120);
            int from = random.nextInt(graph.nodes().size());
            // When
            Walk walk = Walk.onwards(graph, List.of(new Start(from, Hold.ALL)), Without.NOTHING, Limits.NONE);
            // Then
            int[] had = had(graph, from, Hold.ALL);
            for (int node = 0; node < had.length; node++) {
                assertThat(mask(walk, node)).as("seed %d node %d", seed, node).isEqualTo(had[node]);
            }
        }
    }

    @Test
    void whoIsFoundBackwardsIsWhoFindsItOnwards() {
        int ways = 0;
        for (int seed = 100; seed < 130; seed++) {
            // Given
            Random random = new Random(seed);
            Graph graph = RandomEstate.graph(random, 12, 120);
            int to = random.nextInt(graph.nodes().size());
            int wanted = HOLDS[random.nextInt(HOLDS.length)];
            // When
            Walk back = Walk.backwards(graph, List.of(new Start(to, wanted)), Without.NOTHING, Limits.NONE);
            // Then
            for (int from = 0; from < graph.nodes().size(); from++) {
                if (from == to
                        || graph.nodes().doors()[from] != 0
                        || graph.nodes().doors()[to] != 0) {
                    continue;
                }
                boolean reaches = (had(graph, from, Hold.ALL)[to] & Hold.better(wanted)) != 0;
                assertThat(back.found(from)).as("seed %d from %d", seed, from).isEqualTo(reaches);
                ways += reaches ? 1 : 0;
            }
        }
        assertThat(ways).isGreaterThan(50);
    }

    @Test
    void everyProofIsAChainOfEdgesThatAreThere() {
        // Given
        Graph graph = RandomEstate.graph(new Random(3), 15, 200);
        for (int from = 0; from < graph.nodes().size(); from++) {
            // When
            Walk walk = Walk.onwards(graph, List.of(new Start(from, Hold.ALL)), Without.NOTHING, Limits.NONE);
            // Then
            for (int state = 0; state < walk.size(); state++) {
                List<Step> proof = walk.proof(state);
                assertThat(proof).hasSize(walk.depth(state));
                int at = from;
                for (Step step : proof) {
                    assertThat(step.from().node()).isEqualTo(at);
                    at = step.to().node();
                }
                assertThat(at).isEqualTo(walk.node(state));
            }
        }
    }

    /** As bits, every hold that is had of each node. */
    private static int[] had(Graph graph, int from, int hold) {
        Adjacency edges = graph.forward();
        byte[] doors = graph.nodes().doors();
        int[] had = new int[doors.length];
        had[from] = Hold.worse(hold) & 255;
        boolean more = true;
        while (more) {
            more = false;
            for (int node = 0; node < had.length; node++) {
                for (int at = edges.start(node); at < edges.end(node); at++) {
                    int gives = 0;
                    for (int one : HOLDS) {
                        int next = (had[node] & 1 << one) == 0 ? Hold.NOTHING : Hold.onwards(edges.type(at), one);
                        gives |= next == Hold.NOTHING ? 0 : Hold.worse(next) & 255;
                    }
                    int other = edges.other(at);
                    if (doors[other] == 0 && (had[other] | gives) != had[other]) {
                        had[other] |= gives;
                        more = true;
                    }
                }
            }
        }
        return had;
    }

    private static int mask(Walk walk, int node) {
        BitSet holds = new BitSet();
        for (int state = 0; state < walk.size(); state++) {
            if (walk.node(state) == node) {
                holds.set(walk.hold(state));
            }
        }
        return holds.stream().map(hold -> Hold.worse(hold) & 255).reduce(0, (one, other) -> one | other);
    }
}
