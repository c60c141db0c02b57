package io.claviger.engine.graph.reach;

import static io.claviger.engine.graph.Estate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.Reach.Found;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static Estate estate() {
        Estate estate = Estate.plain();
        return estate.add(estate.identity("app", true, Privilege.WRITE, "anna"))
                .credential("token", "app")
                .consumer("pod", "token")
                .administrator("root")
                .becomes("app", "root")
                .resource("bucket", null)
                .acts("app", Privilege.WRITE, "bucket")
                .acts("app", Privilege.READ, "bucket");
    }

    @Test
    void disablingAnIdentityTellsWhatStopsAndWhatIsClosed() {
        // Given
        Graph graph = estate().graph();
        // When
        Difference difference = whatIf(graph).of(new Change.Disable(node(graph, "app")));
        // Then
        assertThat(difference.consumers()).extracting(Step.End::id).containsExactly(id("pod"));
        assertThat(ids(difference.lost(), NodeKind.RESOURCE)).containsExactly(id("bucket"));
        assertThat(difference.becameAdministrator()).isEqualTo(1);
        assertThat(difference.becomeAdministrator()).isZero();
        assertThat(ids(difference.saved(), NodeKind.IDENTITY)).containsExactly(id("app"));
    }

    @Test
    void aGrantThatIsTakenAwayLeavesWhatAnotherAllows() {
        // Given
        Graph graph = estate().graph();
        // When
        Difference difference =
                whatIf(graph).of(new Change.RemoveGrant(node(graph, "app"), node(graph, "bucket"), "READ"));
        Difference written =
                whatIf(graph).of(new Change.RemoveGrant(node(graph, "app"), node(graph, "bucket"), "WRITE"));
        // Then
        assertThat(difference.lost().group(NodeKind.RESOURCE).total()).isZero();
        assertThat(ids(written.lost(), NodeKind.RESOURCE)).containsExactly(id("bucket"));
        assertThat(difference.becomeAdministrator()).isEqualTo(1);
    }

    @Test
    void narrowingTakesOnlyWhatIsKnownToBeUnused() {
        // Given
        Estate estate = estate().resource("old", null).resource("new", null);
        estate.add(estate.grant("app", "WRITE", "old", NodeKind.RESOURCE, Privilege.WRITE, Map.of("used", false)))
                .add(estate.grant("app", "WRITE", "new", NodeKind.RESOURCE, Privilege.WRITE, Map.of("used", true)));
        Graph graph = estate.graph();
        // When
        Difference difference = whatIf(graph).of(new Change.Narrow(node(graph, "app")));
        // Then
        assertThat(ids(difference.lost(), NodeKind.RESOURCE)).containsExactly(id("old"));
        assertThat(whatIf(graph).knowsUse(node(graph, "app"))).isTrue();
        assertThat(whatIf(graph).knowsUse(node(graph, "root"))).isFalse();
    }

    @Test
    void whoLeavesMayHaveKeptWhatTheyOwned() {
        // Given
        Graph graph = estate().graph();
        // When
        Difference difference = whatIf(graph).of(new Change.OwnerLeaves(node(graph, "anna")));
        // Then
        assertThat(difference.owned()).extracting(Step.End::id).containsExactly(id("app"));
        assertThat(ids(difference.gained(), NodeKind.RESOURCE)).containsExactly(id("bucket"));
        assertThat(ids(difference.gained(), NodeKind.IDENTITY)).containsExactly(id("root"));
    }

    @Test
    void aBreachedVendorHasWhatItsSystemsHold() {
        // Given
        Estate forge = Estate.of("forge").resource("repository", null).exposure("line 3", "repository", "token");
        Graph graph = forge.add(estate()).graph();
        // When
        Difference difference = whatIf(graph).of(new Change.VendorBreached("forge"));
        // Then
        assertThat(ids(difference.gained(), NodeKind.CREDENTIAL)).containsExactly(id("token"));
        assertThat(ids(difference.gained(), NodeKind.RESOURCE)).containsExactly(id("bucket"));
        assertThat(ids(difference.gained(), NodeKind.IDENTITY)).contains(id("root"));
    }

    private static WhatIf whatIf(Graph graph) {
        return new WhatIf(new Question(graph, Limits.NONE, 50));
    }

    private static int node(Graph graph, String name) {
        return graph.nodes().find(id(name));
    }

    private static List<UUID> ids(Reach reach, NodeKind kind) {
        return reach.group(kind).first().stream().map(Found::id).toList();
    }
}
