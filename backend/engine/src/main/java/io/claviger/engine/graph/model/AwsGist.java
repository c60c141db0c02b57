package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.Privilege;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What of a fact may decide something: who owns it, when it was used last and the like moves nothing, and is not kept twice. */
final class AwsGist {

    static final String TRUST = "trustPolicy";

    private static final Set<String> OF_IDENTITIES = Set.of(
            "account",
            "attachedPolicies",
            "inlinePolicies",
            "groups",
            "permissionsBoundary",
            TRUST,
            "instanceProfiles",
            "tags");

    private static final Set<String> OF_RESOURCES = Set.of(
            "account",
            "resourcePolicy",
            "encryptedWith",
            "blocksPublicPolicy",
            "document",
            "attachedPolicies",
            "inlinePolicies",
            "type",
            "targets",
            "arn");

    private AwsGist() {}

    static GraphFact of(GraphFact fact) {
        return switch (fact) {
            case IdentityFact one ->
                new IdentityFact(
                        one.id(),
                        one.place(),
                        one.kind(),
                        one.externalId(),
                        true,
                        Privilege.NONE,
                        null,
                        only(OF_IDENTITIES, one.attributes()));
            case ResourceFact one ->
                new ResourceFact(
                        one.id(),
                        one.place(),
                        one.kind(),
                        one.externalId(),
                        one.parent(),
                        null,
                        only(OF_RESOURCES, one.attributes()));
            case GraphFact.GrantFact _, GraphFact.CredentialFact _ -> fact;
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> fact;
        };
    }

    private static Map<String, Object> only(Set<String> names, Map<String, Object> attributes) {
        Map<String, Object> some = new HashMap<>();
        attributes.forEach((name, value) -> {
            if (names.contains(name)) {
                some.put(name, value);
            }
        });
        return some;
    }
}
