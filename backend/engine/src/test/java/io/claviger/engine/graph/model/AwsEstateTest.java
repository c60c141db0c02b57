package io.claviger.engine.graph.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Documents of two accounts, and what they come to. */
class AwsEstateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String HERE = "111122223333";
    private static final String THERE = "444455556666";

    private final List<GraphFact> facts = new ArrayList<>(List.of(
            resource("aws.account", HERE, Map.of()),
            resource("aws.account", THERE, Map.of()),
            identity("aws.root", arn(HERE, "root"), Map.of("account", HERE))));

    @Test
    void whoMayTakeARoleAndIsTrustedBecomesIt() {
        // Given
        user("ann", allow("sts:AssumeRole", "*"));
        role(THERE, "deploy", arn(HERE, "user/ann"), Map.of());
        // When
        List<GrantFact> grants = grants();
        // Then
        assertThat(grants)
                .filteredOn(grant -> grant.target().equals(id(arn(THERE, "role/deploy"))))
                .filteredOn(grant -> grant.subject().equals(id(arn(HERE, "user/ann"))))
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.action()).isEqualTo("assume-role");
                    assertThat(grant.attributes().getOrDefault("because", "").toString())
                            .contains("right");
                });
    }

    @Test
    void trustWithoutTheRightToTakeIsNoWayIntoAnotherAccount() {
        // Given
        user("ann", allow("s3:GetObject", "*"));
        role(THERE, "deploy", arn(HERE, "user/ann"), Map.of());
        // Then
        assertThat(words()).doesNotContain("ann assume-role deploy");
    }

    @Test
    void whatIsDeniedIsNoWay() {
        // Given
        user("ann", allow("sts:AssumeRole", "*"), statement("Deny", "sts:AssumeRole", "*"));
        role(HERE, "deploy", arn(HERE, "user/ann"), Map.of());
        // Then
        assertThat(words()).doesNotContain("ann assume-role deploy");
    }

    @Test
    void whatTheOrganizationForbidsIsNoWay() {
        // Given
        user("ann", allow("sts:AssumeRole", "*"));
        role(THERE, "deploy", arn(HERE, "user/ann"), Map.of());
        facts.add(resource(
                "aws.member-account",
                HERE,
                Map.of("arn", "arn:aws:organizations::999988887777:account/o-shop/" + HERE)));
        facts.add(resource(
                "aws.organization-policy",
                "p-1",
                Map.of(
                        "type",
                        "SERVICE_CONTROL_POLICY",
                        "targets",
                        List.of(HERE),
                        "document",
                        document(allow("s3:*", "*")))));
        // Then
        assertThat(words()).doesNotContain("ann assume-role deploy");
    }

    @Test
    void whoCanGiveItselfEveryRightHasWhatTheRootUserHas() {
        // Given
        user("ann", allow("iam:PutUserPolicy", arn(HERE, "user/ann")));
        // Then
        assertThat(words()).contains("ann put-user-policy root");
    }

    @Test
    void anAdministratorHoldsItsAccountAndAllIdentitiesOfIt() {
        // Given
        user("ann", allow("*", "*"));
        // Then
        assertThat(words()).contains("ann administrator " + HERE, HERE + " administers root");
    }

    @Test
    void twoSourcesOfOneAccountTellOfOneAccountAndEachKeepsItsObjects() {
        // Given
        user("ann", allow("sts:AssumeRole", "*"));
        role(HERE, "deploy", arn(HERE, "user/ann"), Map.of());
        List<GraphFact> first = List.copyOf(facts);
        first.forEach(fact -> facts.add(copy(fact)));
        // When
        Set<UUID> subjects = new HashSet<>();
        grants().stream()
                .filter(grant -> grant.action().equals("assume-role"))
                .forEach(grant -> subjects.add(grant.subject()));
        // Then
        assertThat(subjects)
                .containsExactlyInAnyOrder(id(arn(HERE, "user/ann")), id("copy of " + id(arn(HERE, "user/ann"))));
    }

    private static GraphFact copy(GraphFact fact) {
        UUID id = id("copy of " + fact.id());
        return switch (fact) {
            case IdentityFact one ->
                new IdentityFact(id, one.place(), one.kind(), one.externalId(), true, one.privilege(), null, Map.of());
            case ResourceFact one ->
                new ResourceFact(id, one.place(), one.kind(), one.externalId(), null, null, Map.of());
            default -> fact;
        };
    }

    @Test
    void aSecretIsReadByWhoMayReadIt() {
        // Given
        String secret = "arn:aws:secretsmanager:eu-west-1:" + HERE + ":secret:key-AbCdEf";
        user("ann", allow("secretsmanager:GetSecretValue", secret));
        facts.add(resource("aws.secret", secret, Map.of()));
        // Then
        assertThat(words()).contains("ann read-secret key-AbCdEf");
    }

    @Test
    void aDocumentThatCannotBeReadLeavesTheOthers() {
        // Given
        facts.add(identity(
                "aws.user",
                arn(HERE, "user/ann"),
                Map.of("account", HERE, "inlinePolicies", Map.of("broken", "{", "right", document(allow("*", "*"))))));
        // Then
        assertThat(words()).contains("ann administrator " + HERE);
    }

    @Test
    void whatChangesOneByOneEndsLikeAllAtOnce() {
        // Given
        Random random = new Random(7);
        Derivation changing = new Derivation();
        Map<UUID, GraphFact> truth = new HashMap<>();
        Set<GrantFact> drawn = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            GraphFact fact = any(random);
            boolean gone = random.nextInt(4) == 0;
            // When
            changing.take(fact, gone);
            Derivation.Settled settled = changing.settle(NOW);
            // Then
            assertThat(drawn).containsAll(settled.over());
            settled.over().forEach(drawn::remove);
            drawn.addAll(settled.begun());
            if (gone) {
                truth.remove(fact.id());
            } else {
                truth.put(fact.id(), fact);
            }
            Derivation anew = new Derivation();
            truth.values().forEach(one -> anew.take(one, false));
            assertThat(Set.copyOf(anew.settle(NOW).begun())).isEqualTo(drawn);
        }
        assertThat(drawn).isNotEmpty();
    }

    private static GraphFact any(Random random) {
        String account = random.nextBoolean() ? HERE : THERE;
        String action = List.of("*", "sts:AssumeRole", "iam:PutUserPolicy", "s3:GetObject")
                .get(random.nextInt(4));
        Map<String, Object> policies =
                Map.of("account", account, "inlinePolicies", Map.of("right", document(allow(action, "*"))));
        return switch (random.nextInt(3)) {
            case 0 -> resource("aws.account", account, Map.of());
            case 1 -> identity("aws.user", arn(account, "user/u" + random.nextInt(3)), policies);
            default -> {
                Map<String, Object> more = new HashMap<>(policies);
                more.put("trustPolicy", trust(arn(HERE, "user/u" + random.nextInt(3))));
                yield identity("aws.role", arn(account, "role/r" + random.nextInt(3)), more);
            }
        };
    }

    private List<GrantFact> grants() {
        Derivation derivation = new Derivation();
        facts.forEach(fact -> derivation.take(fact, false));
        return derivation.settle(NOW).begun();
    }

    private List<String> words() {
        Map<UUID, String> names = new HashMap<>();
        for (GraphFact fact : facts) {
            String name = fact instanceof IdentityFact identity
                    ? identity.externalId()
                    : fact instanceof ResourceFact resource ? resource.externalId() : "";
            names.put(fact.id(), name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1));
        }
        return grants().stream()
                .map(grant -> names.get(grant.subject()) + " " + grant.action() + " " + names.get(grant.target()))
                .toList();
    }

    private void user(String name, String... statements) {
        facts.add(identity(
                "aws.user",
                arn(HERE, "user/" + name),
                Map.of("account", HERE, "inlinePolicies", Map.of("right", document(statements)))));
    }

    private void role(String account, String name, String trusted, Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(more);
        attributes.put("account", account);
        attributes.put("trustPolicy", trust(trusted));
        String arn = arn(account, "role/" + name);
        facts.add(identity("aws.role", arn, attributes));
        facts.add(new GrantFact(
                Estate.id(trusted + arn),
                place(account),
                id(trusted),
                "sts:AssumeRole",
                id(arn),
                NodeKind.IDENTITY,
                Privilege.ADMIN,
                Map.of()));
    }

    private static String trust(String trusted) {
        return "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"" + trusted
                + "\"}}]}";
    }

    private static String allow(String action, String resource) {
        return statement("Allow", action, resource);
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    private static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String arn(String account, String resource) {
        return "arn:aws:iam::" + account + ":" + resource;
    }

    private static UUID id(String name) {
        return Estate.id(name);
    }

    private static Place place(String account) {
        return new Place(Estate.id("aws"), "aws", account, "production");
    }

    private static IdentityFact identity(String kind, String arn, Map<String, Object> attributes) {
        return new IdentityFact(id(arn), place(HERE), kind, arn, true, Privilege.READ, null, attributes);
    }

    private static ResourceFact resource(String kind, String name, Map<String, Object> attributes) {
        return new ResourceFact(id(kind + name), place(HERE), kind, name, null, null, attributes);
    }
}
