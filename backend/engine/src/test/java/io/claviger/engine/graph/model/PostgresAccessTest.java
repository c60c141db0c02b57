package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.Estate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Question;
import io.claviger.engine.graph.reach.Reach;
import io.claviger.engine.graph.reach.Reach.Found;
import io.claviger.engine.graph.reach.Without;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresAccessTest {

    private final Estate estate = Estate.of("postgres")
            .resource("server", null)
            .resource("shop", "server")
            .resource("public", "shop")
            .identity("boss")
            .identity("member");

    @Test
    void whoCanTakeASuperuserOnIsOne() {
        // Given
        power("boss", "SUPERUSER", Privilege.ADMIN);
        member("member", "boss", false, true);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(privilege(reach, "public")).isEqualTo(Privilege.ADMIN);
        assertThat(escalates("member")).isTrue();
    }

    @Test
    void whoOnlyInheritsFromASuperuserIsNone() {
        // Given
        power("boss", "SUPERUSER", Privilege.ADMIN);
        right("boss", "SELECT", "public", Privilege.READ);
        member("member", "boss", true, false);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(privilege(reach, "public")).isEqualTo(Privilege.READ);
        assertThat(reach.group(NodeKind.RESOURCE).total()).isEqualTo(1);
        assertThat(escalates("member")).isFalse();
    }

    @Test
    void aMembershipWithoutAnyOptionAllowsNothing() {
        // Given
        right("boss", "SELECT", "public", Privilege.READ);
        member("member", "boss", false, false);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(reach.group(NodeKind.RESOURCE).total()).isZero();
    }

    @Test
    void rightsAreInheritedAlongAChainButNoTakingOn() {
        // Given
        estate.identity("middle");
        member("member", "middle", true, false);
        member("middle", "boss", false, true);
        right("middle", "INSERT", "shop", Privilege.WRITE);
        right("boss", "SELECT", "public", Privilege.READ);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(privilege(reach, "shop")).isEqualTo(Privilege.WRITE);
        assertThat(privilege(reach, "public")).isEqualTo(Privilege.NONE);
    }

    @Test
    void readingAllDataReadsWhatTheServerContains() {
        // Given
        estate.identity("pg_read_all_data");
        power("pg_read_all_data", "pg_read_all_data", Privilege.READ);
        member("member", "pg_read_all_data", true, false);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(privilege(reach, "public")).isEqualTo(Privilege.READ);
        assertThat(escalates("member")).isFalse();
    }

    @Test
    void whoReadsTheFilesOfTheServerCanTakeIt() {
        // Given
        estate.identity("pg_read_server_files");
        power("pg_read_server_files", "pg_read_server_files", Privilege.ADMIN);
        member("member", "pg_read_server_files", true, false);
        // When
        boolean escalates = escalates("member");
        // Then
        assertThat(escalates).isTrue();
    }

    @Test
    void owningADatabaseIsNotReadingWhatOthersOwnInIt() {
        // Given
        right("member", "OWNER", "shop", Privilege.ADMIN);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(privilege(reach, "shop")).isEqualTo(Privilege.ADMIN);
        assertThat(privilege(reach, "public")).isEqualTo(Privilege.NONE);
    }

    @Test
    void aRightOnTablesOfTheFutureReachesNothingYet() {
        // Given
        right("member", "SELECT ON FUTURE TABLES", "public", Privilege.READ);
        // When
        Reach reach = reachOf("member");
        // Then
        assertThat(reach.group(NodeKind.RESOURCE).total()).isZero();
    }

    private void power(String role, String word, Privilege privilege) {
        right(role, word, "server", privilege);
    }

    private void right(String role, String word, String on, Privilege privilege) {
        estate.add(estate.grant(role, word, on, NodeKind.RESOURCE, privilege, Map.of()));
    }

    private void member(String member, String role, boolean inherit, boolean set) {
        estate.add(estate.grant(
                member,
                "member",
                role,
                NodeKind.IDENTITY,
                Privilege.ADMIN,
                Map.of("inherit", inherit, "set", set, "admin", false)));
    }

    private Reach reachOf(String role) {
        Graph graph = estate.graph();
        return new Question(graph, Limits.NONE, 50)
                .blastRadius(List.of(graph.nodes().find(id(role))));
    }

    private boolean escalates(String role) {
        Graph graph = estate.graph();
        return Escalation.of(graph, Without.NOTHING, Limits.NONE)
                .escalates(graph.nodes().find(id(role)));
    }

    private static Privilege privilege(Reach reach, String resource) {
        return reach.group(NodeKind.RESOURCE).first().stream()
                .filter(found -> found.id().equals(id(resource)))
                .map(Found::privilege)
                .findFirst()
                .orElse(Privilege.NONE);
    }
}
