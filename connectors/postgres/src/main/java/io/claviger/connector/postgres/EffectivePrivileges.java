package io.claviger.connector.postgres;

import io.claviger.spi.Observation.Privilege;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What each role may do at most: by itself, by what it inherits and by what it can take on with {@code SET ROLE}. Attributes
 * such as {@code SUPERUSER} are never inherited, but come with taking a role on.
 */
final class EffectivePrivileges {

    private final Map<String, Privilege> powers;
    private final Map<String, Privilege> rights;
    private final Map<String, List<Membership>> memberships;
    private final Map<String, Privilege> known = new HashMap<>();

    /**
     * @param powers by role, what its attributes allow
     * @param rights by role, what was granted to it and what it owns
     */
    EffectivePrivileges(
            Map<String, Privilege> powers, Map<String, Privilege> rights, Collection<Membership> memberships) {
        this.powers = powers;
        this.rights = rights;
        this.memberships = new HashMap<>();
        for (Membership membership : memberships) {
            this.memberships
                    .computeIfAbsent(membership.member(), member -> new java.util.ArrayList<>())
                    .add(membership);
        }
    }

    Privilege of(String role) {
        return known.computeIfAbsent(role, this::compute);
    }

    private Privilege compute(String role) {
        Privilege most = rights.getOrDefault(Role.PUBLIC, Privilege.NONE);
        for (String taken : reach(Set.of(role), Membership::canBecome)) {
            most = max(most, powers.getOrDefault(taken, Privilege.NONE));
            for (String inherited : reach(Set.of(taken), Membership::inherit)) {
                most = max(most, rights.getOrDefault(inherited, Privilege.NONE));
            }
        }
        return most;
    }

    private Set<String> reach(Set<String> from, Predicate<Membership> along) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Membership membership : memberships.getOrDefault(open.pop(), List.of())) {
                if (along.test(membership) && reached.add(membership.role())) {
                    open.push(membership.role());
                }
            }
        }
        return reached;
    }

    static Privilege max(Privilege one, Privilege other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
