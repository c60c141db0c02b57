package io.claviger.connector.postgres;

import static io.claviger.spi.Observation.Privilege.ADMIN;
import static io.claviger.spi.Observation.Privilege.NONE;
import static io.claviger.spi.Observation.Privilege.READ;
import static io.claviger.spi.Observation.Privilege.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectivePrivilegesTest {

    @Test
    void inheritsRightsThroughGroupsButNeverThePowerOfASuperuser() {
        // Given
        List<Membership> inherited = List.of(
                new Membership("app", "team", true, false, false), new Membership("team", "root", true, false, false));

        // When
        EffectivePrivileges privileges =
                new EffectivePrivileges(Map.of("root", ADMIN), Map.of("root", WRITE), inherited);

        // Then
        assertThat(privileges.of("app")).isEqualTo(WRITE);
        assertThat(privileges.of("root")).isEqualTo(ADMIN);
    }

    @Test
    void countsWhatARoleCanTakeOnOrGiveItself() {
        // Given
        List<Membership> memberships = List.of(
                new Membership("setter", "root", false, true, false),
                new Membership("deputy", "root", false, false, true),
                new Membership("neither", "root", false, false, false));

        // When
        EffectivePrivileges privileges = new EffectivePrivileges(Map.of("root", ADMIN), Map.of(), memberships);

        // Then
        assertThat(privileges.of("setter")).isEqualTo(ADMIN);
        assertThat(privileges.of("deputy")).isEqualTo(ADMIN);
        assertThat(privileges.of("neither")).isEqualTo(NONE);
    }

    @Test
    void countsWhatATakenOnRoleInheritsButNotTheOtherWayRound() {
        // Given
        List<Membership> setThenInherit = List.of(
                new Membership("app", "mid", false, true, false), new Membership("mid", "data", true, false, false));
        List<Membership> inheritThenSet = List.of(
                new Membership("app", "mid", true, false, false), new Membership("mid", "data", false, true, false));

        // When
        EffectivePrivileges first = new EffectivePrivileges(Map.of(), Map.of("data", READ), setThenInherit);
        EffectivePrivileges second = new EffectivePrivileges(Map.of(), Map.of("data", READ), inheritThenSet);

        // Then
        assertThat(first.of("app")).isEqualTo(READ);
        assertThat(second.of("app")).isEqualTo(NONE);
    }

    @Test
    void givesEveryRoleWhatPublicMayDo() {
        // When
        EffectivePrivileges privileges = new EffectivePrivileges(Map.of(), Map.of(Role.PUBLIC, READ), List.of());

        // Then
        assertThat(privileges.of("anyone")).isEqualTo(READ);
    }
}
