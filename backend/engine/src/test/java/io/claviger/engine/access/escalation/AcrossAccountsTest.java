package io.claviger.engine.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known set of actions, of a user of one account, against another account with administrators of each kind. */
class AcrossAccountsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String THERE = "222222222222";
    private static final List<Object> ALL = List.of(List.of("*", "*"));
    private static final List<Object> NOTHING = List.of();

    static Stream<Arguments> sets() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                AcrossAccountsTest.class.getResourceAsStream("/access/escalating-actions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t"))
                            .map(cells -> Arguments.of(List.of(cells[0].split(" ")), cells[1]))
                            .toList()
                            .stream();
        }
    }

    static Stream<Arguments> opened() throws IOException {
        return sets().filter(one -> !one.get()[1].toString().startsWith("none"));
    }

    @Test
    void saysOfEachSetWhatOpensIt() throws IOException {
        assertThat(sets()).allMatch(one -> one.get()[1].toString().matches("trust|policy|none: .+"));
        assertThat(opened().map(one -> one.get()[1]).distinct()).containsExactlyInAnyOrder("trust", "policy");
    }

    /** @param opens of the other account's trust and policies, which name the user for every action */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sets")
    void whatAnotherAccountOpensIsAWayWhereAwsHasIt(List<String> actions, String opens) {
        assertThat(escalates(rights(actions), account(actions, true, NOTHING))).isEqualTo(!opens.startsWith("none"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sets")
    void whatTheOtherAccountDoesNotOpenIsNoWay(List<String> actions, String opens) {
        assertThat(escalates(rights(actions), account(actions, false, NOTHING))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("opened")
    void whatItsOwnAccountDoesNotAllowIsNoWay(List<String> actions, String opens) {
        assertThat(escalates(NOTHING, account(actions, true, NOTHING))).isFalse();
    }

    /** A role has nothing of what is done to users that it cannot take, to groups, and to policies that are not attached to it. */
    static Stream<Arguments> setsOfRoles() throws IOException {
        return sets().filter(one -> !one.get()[0]
                .toString()
                .matches("\\[iam:[A-Za-z]+(User[A-Za-z]+|Group|GroupPolicy|RolePermissionsBoundary|PolicyVersion)]"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("setsOfRoles")
    void aRoleOfTheOtherAccountThatHasTheRightsIsAWay(List<String> actions, String opens) {
        assertThat(escalates(rights(List.of("sts:AssumeRole")), account(actions, false, rights(actions))))
                .isTrue();
    }

    private static List<Object> rights(List<String> actions) {
        return List.of(List.of(actions, "*"));
    }

    /**
     * @param open whether it names the user in the trust of its role and in the policies of all that runs
     * @param ops what its role may do that trusts the user
     */
    private static Map<String, Object> account(List<String> actions, boolean open, List<Object> ops) {
        boolean taken = actions.contains("sts:AssumeRole");
        Map<String, Object> roles = new LinkedHashMap<>();
        Object trusting =
                taken && open ? Map.of("AWS", WrittenAccount.EVE) : Map.of("Service", TechniqueAccount.services());
        roles.put(THERE + "/admin", Map.of("trust", trusting, "policy", ALL, "profile", true));
        if (!ops.isEmpty()) {
            roles.put(THERE + "/ops", Map.of("trust", Map.of("AWS", WrittenAccount.EVE), "policy", ops));
            roles.put(THERE + "/inside", Map.of("trust", Map.of("AWS", THERE), "policy", ALL));
        }
        Map<String, Object> resources = new LinkedHashMap<>();
        Object policy = List.of(Map.of(
                "Effect", "Allow", "Principal", Map.of("AWS", WrittenAccount.EVE), "Action", "*", "Resource", "*"));
        TechniqueAccount.things(actions).forEach(arn -> {
            Map<String, Object> about = new HashMap<>(Map.of("account", THERE, "runsAs", THERE + "/admin"));
            if (open) {
                about.put("policy", policy);
            }
            resources.put(arn, about);
        });
        return new HashMap<>(
                Map.of("users", Map.of(THERE + "/root-like", ALL), "roles", roles, "resources", resources));
    }

    /** Whether the user becomes an administrator of the other account. */
    private static boolean escalates(List<Object> rights, Map<String, Object> account) {
        account.put("eve", rights);
        return Review.of(new WrittenAccount(account).estate(), NOW).stream()
                .filter(review -> review.principal().arn().equals(WrittenAccount.EVE))
                .flatMap(review -> review.paths().stream())
                .anyMatch(path -> path.end() == PrincipalReview.End.BECOMES_ADMIN
                        && path.to().contains(':' + THERE + ':'));
    }
}
