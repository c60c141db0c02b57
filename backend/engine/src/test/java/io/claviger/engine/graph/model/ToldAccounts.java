package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.NOW;
import static io.claviger.engine.graph.model.AwsFacts.THERE;
import static io.claviger.engine.graph.model.AwsFacts.arn;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.id;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.place;
import static io.claviger.engine.graph.model.AwsFacts.resource;
import static io.claviger.engine.graph.model.AwsFacts.trust;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Documents of two accounts, and what they come to. */
final class ToldAccounts {

    final List<GraphFact> facts = new ArrayList<>(List.of(
            resource("aws.account", HERE, Map.of()),
            resource("aws.account", THERE, Map.of()),
            identity("aws.root", arn(HERE, "root"), Map.of("account", HERE))));

    List<GrantFact> grants() {
        return settled().begun();
    }

    Derivation.Settled settled() {
        Derivation derivation = new Derivation();
        facts.forEach(fact -> derivation.take(fact, false));
        return derivation.settle(NOW);
    }

    List<String> words() {
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

    void user(String name, String... statements) {
        facts.add(identity(
                "aws.user",
                arn(HERE, "user/" + name),
                Map.of("account", HERE, "inlinePolicies", Map.of("right", document(statements)))));
    }

    void role(String account, String name, String trusted, Map<String, Object> more) {
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
}
