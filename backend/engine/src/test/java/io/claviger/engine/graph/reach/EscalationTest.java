package io.claviger.engine.graph.reach;

import static io.claviger.engine.graph.Estate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.ChokePoints.Choke;
import io.claviger.engine.graph.reach.Reach.Found;
import io.claviger.engine.graph.reach.Without.Cut;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationTest {

    /** Ten applications become a deployer, and the deployer root; one more becomes root by itself. */
    private static Estate funnel() {
        Estate estate =
                Estate.plain().identity("deployer").administrator("root").becomes("deployer", "root");
        for (int i = 0; i < 10; i++) {
            estate.identity("app" + i).becomes("app" + i, "deployer");
        }
        return estate.identity("odd").becomes("odd", "root").identity("harmless");
    }

    @Test
    void tellsWhoIsAdministratorAndWhoCanBecomeOne() {
        // Given
        Graph graph = funnel().graph();
        // When
        Escalation escalation = Escalation.of(graph, Without.NOTHING, Limits.NONE);
        // Then
        assertThat(escalation.administrators()).isEqualTo(1);
        assertThat(escalation.count(NodeKind.IDENTITY)).isEqualTo(12);
        assertThat(escalation.escalates(node(graph, "root"))).isFalse();
        assertThat(escalation.escalates(node(graph, "harmless"))).isFalse();
        Found app = escalation.reach(100).group(NodeKind.IDENTITY).first().stream()
                .filter(found -> found.id().equals(id("app3")))
                .findFirst()
                .orElseThrow();
        assertThat(app.proof()).extracting(step -> step.to().id()).containsExactly(id("deployer"), id("root"));
    }

    @Test
    void whoHasAWholeSystemIsItsAdministrator() {
        // Given
        Graph graph = Estate.plain()
                .resource("server", null)
                .resource("database", "server")
                .identity("dba")
                .acts("dba", Privilege.ADMIN, "server")
                .identity("reader")
                .acts("reader", Privilege.READ, "server")
                .identity("intern")
                .becomes("intern", "dba")
                .graph();
        // When
        Escalation escalation = Escalation.of(graph, Without.NOTHING, Limits.NONE);
        // Then
        assertThat(escalation.administrators()).isEqualTo(1);
        assertThat(escalation.escalates(node(graph, "intern"))).isTrue();
        assertThat(escalation.escalates(node(graph, "reader"))).isFalse();
    }

    @Test
    void namesTheFewEdgesThatCloseMostWays() {
        // Given
        Graph graph = funnel().graph();
        // When
        ChokePoints.Answer answer = ChokePoints.toAdministrator(graph, node -> true, 5, Limits.NONE);
        // Then
        assertThat(answer.whole()).isTrue();
        assertThat(answer.before()).isEqualTo(12);
        assertThat(answer.edges())
                .containsExactly(
                        new Choke(new Cut(node(graph, "deployer"), node(graph, "root"), "assume"), 11),
                        new Choke(new Cut(node(graph, "odd"), node(graph, "root"), "assume"), 1));
        assertThat(answer.after()).isZero();
    }

    @Test
    void anEdgeWithAWayAroundItClosesNothing() {
        // Given
        Graph graph = funnel().identity("spare")
                .becomes("deployer", "spare")
                .becomes("spare", "root")
                .graph();
        // When
        ChokePoints.Answer answer = ChokePoints.toAdministrator(
                graph, node -> node == node(graph, "app1") || node == node(graph, "app2"), 1, Limits.NONE);
        // Then
        assertThat(answer.edges()).hasSize(1);
        assertThat(answer.edges().getFirst().closes()).isEqualTo(1);
        assertThat(answer.edges().getFirst().edge().to()).isEqualTo(node(graph, "deployer"));
    }

    @Test
    void ofTheWaysFromOneCredentialTheOneEdgeBeforeTheirForkClosesAll() {
        // Given
        Graph graph = Estate.plain()
                .credential("token", "app")
                .identity("app")
                .identity("writer")
                .becomes("app", "writer")
                .resource("a", null)
                .resource("b", null)
                .acts("writer", Privilege.WRITE, "a")
                .acts("writer", Privilege.WRITE, "b")
                .graph();
        // When
        ChokePoints.Answer answer = ChokePoints.from(
                graph,
                List.of(node(graph, "app")),
                node -> graph.nodes().kind(node) == NodeKind.RESOURCE,
                3,
                Limits.NONE);
        // Then
        assertThat(answer.edges())
                .containsExactly(new Choke(new Cut(node(graph, "app"), node(graph, "writer"), "assume"), 2));
    }

    private static int node(Graph graph, String name) {
        return graph.nodes().find(id(name));
    }
}
