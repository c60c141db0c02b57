package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.NOW;
import static io.claviger.engine.graph.model.AwsFacts.THERE;
import static io.claviger.engine.graph.model.AwsFacts.allow;
import static io.claviger.engine.graph.model.AwsFacts.arn;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.id;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.place;
import static io.claviger.engine.graph.model.AwsFacts.resource;
import static io.claviger.engine.graph.model.AwsFacts.statement;
import static io.claviger.engine.graph.model.AwsFacts.trust;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided again when a fact moves. */
class AwsAccountsTest {

    private static final List<String> ACCOUNTS = List.of(HERE, THERE, "777788889999");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatChangesOneByOneEndsLikeAllAtOnce(int seed) {
        // Given
        Random random = new Random(seed);
        Derivation changing = new Derivation();
        Map<UUID, GraphFact> truth = new HashMap<>();
        Set<GrantFact> drawn = new HashSet<>();
        for (int i = 0; i < 150; i++) {
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
            Derivation.Settled whole = anew.settle(NOW);
            assertThat(drawn).isEqualTo(Set.copyOf(whole.begun()));
            assertThat(settled.standings()).isEqualTo(whole.standings());
        }
        assertThat(drawn).isNotEmpty();
    }

    @Test
    void whoeverAFactCannotTouchIsNotDecidedAgain() {
        // Given
        EstateModel.Deciding deciding = new AwsEstate().begin();
        for (String account : ACCOUNTS) {
            deciding.take(resource("aws.account", account, Map.of()), false);
            deciding.take(user(account, "ann", "s3:GetObject"), false);
            deciding.take(user(account, "bob", "s3:GetObject"), false);
            deciding.take(user(account, "eve", "iam:PutUserPolicy"), false);
        }
        assertThat(deciding.settle(NOW)).hasSize(9);
        // When
        deciding.take(user(THERE, "ann", "*"), false);
        // Then
        assertThat(deciding.settle(NOW)).containsOnlyKeys(arn(THERE, "user/ann"), arn(THERE, "user/eve"));
        assertThat(deciding.settle(NOW)).isEmpty();
    }

    @Test
    void whoOwnsAnIdentityDecidesNothing() {
        // Given
        EstateModel.Deciding deciding = new AwsEstate().begin();
        GraphFact.IdentityFact ann = user(HERE, "ann", "*");
        deciding.take(ann, false);
        deciding.settle(NOW);
        // When
        deciding.take(
                new GraphFact.IdentityFact(
                        ann.id(),
                        ann.place(),
                        ann.kind(),
                        ann.externalId(),
                        false,
                        Privilege.ADMIN,
                        id("bob"),
                        ann.attributes()),
                false);
        // Then
        assertThat(deciding.settle(NOW)).isEmpty();
    }

    private static GraphFact any(Random random) {
        String account = ACCOUNTS.get(random.nextInt(3));
        String other = ACCOUNTS.get(random.nextInt(3));
        String user = "u" + random.nextInt(3);
        return switch (random.nextInt(10)) {
            case 0 -> resource("aws.account", account, Map.of());
            case 1, 2 -> user(account, user, action(random));
            case 3 -> identity("aws.root", arn(account, "root"), Map.of("account", account));
            case 4 -> secret(account, other, random);
            case 5 -> member(account);
            case 6 -> controls(account, random);
            case 7 -> trusted(account, random);
            case 8 -> function(account, random);
            default -> role(account, random.nextInt(4) == 0 ? "*" : trustedOf(other, user, random), random);
        };
    }

    private static String trustedOf(String account, String user, Random random) {
        return random.nextInt(3) == 0
                ? "lambda.amazonaws.com"
                : arn(account, random.nextBoolean() ? "root" : "user/" + user);
    }

    private static String action(Random random) {
        return List.of("*", "sts:AssumeRole", "iam:PutUserPolicy", "secretsmanager:*", "lambda:*")
                .get(random.nextInt(5));
    }

    private static GraphFact.IdentityFact user(String account, String name, String action) {
        return identity(
                "aws.user",
                arn(account, "user/" + name),
                Map.of("account", account, "inlinePolicies", Map.of("right", document(allow(action, "*")))));
    }

    private static GraphFact role(String account, String trusted, Random random) {
        return identity(
                "aws.role",
                arn(account, "role/r" + random.nextInt(2)),
                Map.of(
                        "account",
                        account,
                        "trustPolicy",
                        trusted.startsWith("lambda") ? trust(trusted).replace("AWS", "Service") : trust(trusted),
                        "inlinePolicies",
                        Map.of("right", document(allow(action(random), "*")))));
    }

    private static GraphFact secret(String account, String trusted, Random random) {
        String name = "arn:aws:secretsmanager:eu-west-1:" + account + ":secret:s" + random.nextInt(2);
        String policy =
                trust(arn(trusted, "root")).replace("sts:AssumeRole\"", "secretsmanager:*\",\"Resource\":\"*\"");
        return resource("aws.secret", name, random.nextBoolean() ? Map.of() : Map.of("resourcePolicy", policy));
    }

    private static GraphFact member(String account) {
        return resource(
                "aws.member-account",
                account,
                Map.of("arn", "arn:aws:organizations::999988887777:account/o-shop/" + account));
    }

    private static GraphFact controls(String account, Random random) {
        String document = document(allow("*", "*"), statement("Deny", action(random), "*"));
        return resource(
                "aws.organization-policy",
                "p-" + random.nextInt(2),
                Map.of("type", "SERVICE_CONTROL_POLICY", "targets", List.of(account), "document", document));
    }

    private static GraphFact function(String account, Random random) {
        String name = "arn:aws:lambda:eu-west-1:" + account + ":function:f";
        return random.nextBoolean()
                ? resource("aws.lambda-function", name, Map.of())
                : new GraphFact.ConsumerFact(
                        id(name),
                        place(account),
                        "aws.lambda-function",
                        name,
                        id(arn(account, "role/r" + random.nextInt(2))));
    }

    /** A trust, and whom it trusts where no account that is read knows it. */
    private static GraphFact trusted(String account, Random random) {
        String outside = arn("000011112222", "role/auditor");
        return random.nextBoolean()
                ? identity("aws.principal", outside, Map.of())
                : new GrantFact(
                        id("trust of " + account),
                        place(account),
                        id(outside),
                        "sts:AssumeRole",
                        id(arn(account, "role/r0")),
                        NodeKind.IDENTITY,
                        Privilege.ADMIN,
                        Map.of());
    }
}
