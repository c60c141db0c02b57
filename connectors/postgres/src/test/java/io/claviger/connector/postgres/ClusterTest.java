package io.claviger.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    @ParameterizedTest
    @ValueSource(ints = {120_022, 130_018, 140_015, 150_015})
    void takesTheOptionsOfMembershipsFromTheRoleWhereTheServerHasNone(int version) {
        assertThat(Cluster.memberships(server(version)))
                .contains("r.rolinherit")
                .doesNotContain("inherit_option", "set_option");
    }

    @ParameterizedTest
    @ValueSource(ints = {160_000, 170_002, 180_006})
    void readsTheOptionsOfMembershipsWhereTheServerHasThem(int version) {
        assertThat(Cluster.memberships(server(version))).contains("m.inherit_option", "m.set_option");
    }

    private static ServerFacts server(int version) {
        return new ServerFacts(version, "of this test", true, true, Optional.empty(), false, Optional.empty());
    }
}
