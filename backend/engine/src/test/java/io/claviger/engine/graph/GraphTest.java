package io.claviger.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.reach.RandomEstate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GraphTest {

    @Test
    void aGraphThatWasChangedOftenIsTheOneThatIsLoadedAtOnce() {
        // Given
        Random random = new Random(7);
        Map<UUID, GraphFact> truth = new HashMap<>();
        Graph changed = new GraphLoader().graph();
        // When
        for (int round = 0; round < 20_000; round++) {
            GraphFact fact = RandomEstate.fact(random, 60);
            if (random.nextInt(4) == 0) {
                changed.remove(fact);
                truth.remove(fact.id());
            } else {
                changed.put(fact);
                truth.put(fact.id(), fact);
            }
        }
        // Then
        GraphLoader loader = new GraphLoader();
        truth.values().forEach(loader::add);
        Graph loaded = loader.graph();
        assertThat(edges(changed, true)).isEqualTo(edges(loaded, true)).hasSizeGreaterThan(100);
        assertThat(edges(changed, false)).isEqualTo(edges(changed, true));
        assertThat(changed.forward().edges())
                .isEqualTo(loaded.forward().edges())
                .isEqualTo(changed.backward().edges());
        assertThat(open(changed)).isEqualTo(open(loaded)).isNotEmpty();
    }

    @Test
    void anEmptyGraphTakesAGrantBetweenWhatHadNoEdges() {
        // Given
        Estate estate = Estate.plain();
        Graph graph = new GraphLoader().graph();
        graph.put(estate.identity("one", true, Privilege.READ, null));
        graph.put(estate.identity("other", true, Privilege.READ, null));
        // When
        graph.put(estate.grant("one", "member", "other", NodeKind.IDENTITY, Privilege.ADMIN, Map.of()));
        // Then
        assertThat(edges(graph, true)).hasSize(1);
    }

    @Test
    void aBlockThatGrowsKeepsItsEdges() {
        // Given
        Estate estate = Estate.plain().identity("hub");
        Graph graph = estate.graph();
        // When
        for (int i = 0; i < 3_000; i++) {
            graph.put(estate.grant("hub", "READ", "r" + i % 1_000, NodeKind.RESOURCE, Privilege.READ, Map.of()));
        }
        // Then
        int hub = graph.nodes().find(Estate.id("hub"));
        assertThat(graph.forward().end(hub) - graph.forward().start(hub)).isEqualTo(1_000);
        assertThat(graph.forward().edges()).isEqualTo(1_000);
    }

    @Test
    void equalReasonsAreKeptOnce() {
        // Given
        Estate estate = Estate.plain().acts("a", Privilege.READ, "x").acts("b", Privilege.READ, "x");
        // When
        Graph graph = estate.graph();
        // Then
        int[] edges = {graph.nodes().find(Estate.id("a")), graph.nodes().find(Estate.id("b"))};
        assertThat(graph.forward().because(graph.forward().start(edges[0])))
                .isEqualTo(graph.forward().because(graph.forward().start(edges[1])));
    }

    private static Set<String> edges(Graph graph, boolean forward) {
        Adjacency edges = forward ? graph.forward() : graph.backward();
        Set<String> written = new TreeSet<>();
        for (int node = 0; node < graph.nodes().size(); node++) {
            for (int at = edges.start(node); at < edges.end(node); at++) {
                UUID one = graph.nodes().id(node);
                UUID other = graph.nodes().id(edges.other(at));
                written.add((forward ? one + " " + other : other + " " + one)
                        + EdgeType.of(edges.type(at))
                        + graph.because(edges.because(at)));
            }
        }
        return written;
    }

    private static List<UUID> open(Graph graph) {
        byte[] doors = graph.nodes().doors();
        List<UUID> open = new ArrayList<>();
        for (int node = 0; node < doors.length; node++) {
            if (doors[node] == 0) {
                open.add(graph.nodes().id(node));
            }
        }
        open.sort(null);
        return open;
    }
}
