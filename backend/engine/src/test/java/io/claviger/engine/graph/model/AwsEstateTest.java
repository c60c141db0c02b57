package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.THERE;
import static io.claviger.engine.graph.model.AwsFacts.allow;
import static io.claviger.engine.graph.model.AwsFacts.arn;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.id;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.resource;
import static io.claviger.engine.graph.model.AwsFacts.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Documents of two accounts, and what they come to. */
class AwsEstateTest {

    private final ToldAccounts told = new ToldAccounts();

    @Test
    void whoMayTakeARoleAndIsTrustedBecomesIt() {
        // Given
        told.user("ann", allow("sts:AssumeRole", "*"));
        told.role(THERE, "deploy", arn(HERE, "user/ann"), Map.of());
        // When
        List<GrantFact> grants = told.grants();
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
        told.user("ann", allow("s3:GetObject", "*"));
        told.role(THERE, "deploy", arn(HERE, "user/ann"), Map.of());
        // Then
        assertThat(told.words()).doesNotContain("ann assume-role deploy");
    }

    @Test
    void whatIsDeniedIsNoWay() {
        // Given
        told.user("ann", allow("sts:AssumeRole", "*"), statement("Deny", "sts:AssumeRole", "*"));
        told.role(HERE, "deploy", arn(HERE, "user/ann"), Map.of());
        // Then
        assertThat(told.words()).doesNotContain("ann assume-role deploy");
    }

    @Test
    void whatTheOrganizationForbidsIsNoWay() {
        // Given
        told.user("ann", allow("sts:AssumeRole", "*"));
        told.role(THERE, "deploy", arn(HERE, "user/ann"), Map.of());
        told.facts.add(resource(
                "aws.member-account",
                HERE,
                Map.of("arn", "arn:aws:organizations::999988887777:account/o-shop/" + HERE)));
        told.facts.add(resource(
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
        assertThat(told.words()).doesNotContain("ann assume-role deploy");
    }

    @Test
    void whoCanGiveItselfEveryRightHasWhatTheRootUserHas() {
        // Given
        told.user("ann", allow("iam:PutUserPolicy", arn(HERE, "user/ann")));
        // Then
        assertThat(told.words()).contains("ann put-user-policy root");
    }

    @Test
    void anAdministratorHoldsItsAccountAndAllIdentitiesOfIt() {
        // Given
        told.user("ann", allow("*", "*"));
        // Then
        assertThat(told.words()).contains("ann administrator " + HERE, HERE + " administers root");
    }

    @Test
    void twoSourcesOfOneAccountTellOfOneAccountAndEachKeepsItsObjects() {
        // Given
        told.user("ann", allow("sts:AssumeRole", "*"));
        told.role(HERE, "deploy", arn(HERE, "user/ann"), Map.of());
        List<GraphFact> first = List.copyOf(told.facts);
        first.forEach(fact -> told.facts.add(copy(fact)));
        // When
        Set<UUID> subjects = new HashSet<>();
        told.grants().stream()
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
    void aCustomerPolicyThatAllowsEverythingMakesAnAdministrator() {
        // Given
        String policy = arn(HERE, "policy/everything");
        told.facts.add(resource("aws.policy", policy, Map.of("document", document(allow("*", "*")))));
        told.facts.add(identity(
                "aws.user", arn(HERE, "user/ann"), Map.of("account", HERE, "attachedPolicies", List.of(policy))));
        // Then
        assertThat(told.words()).contains("ann administrator " + HERE, "root administrator " + HERE);
    }

    @Test
    void aDocumentThatCannotBeReadLeavesTheOthers() {
        // Given
        told.facts.add(identity(
                "aws.user",
                arn(HERE, "user/ann"),
                Map.of("account", HERE, "inlinePolicies", Map.of("broken", "{", "right", document(allow("*", "*"))))));
        // Then
        assertThat(told.words()).contains("ann administrator " + HERE);
        assertThat(told.settled().standings().values())
                .flatExtracting(EstateModel.Standing::problems)
                .containsExactly("policy 'broken' is no JSON");
    }

    @Test
    void thePolicyOfAResourceThatCannotBeReadIsToldOfIt() {
        // Given
        String secret = "arn:aws:secretsmanager:eu-west-1:" + HERE + ":secret:key-AbCdEf";
        told.facts.add(resource("aws.secret", secret, Map.of("resourcePolicy", "{")));
        // Then
        assertThat(told.settled().problems())
                .containsExactly(Map.entry(
                        id("aws.secret" + secret), List.of("policy 'the policy of " + secret + "' is no JSON")));
    }
}
