package io.claviger.engine.graph.model;

import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts by the names that AWS has for their objects. Several sources may read one account: each has an object of its own. */
final class AwsNames {

    /** Whose rights are decided by policies that are read. The root user of an account stands for all in it, and takes no role. */
    private static final Set<String> EVALUATED = Set.of("aws.user", "aws.role", "aws.root");

    private static final Set<String> OUTSIDE = Set.of("aws.principal", "aws.federated-subject");

    private final Map<String, Map<UUID, IdentityFact>> identities = new HashMap<>();
    private final Map<String, Map<UUID, IdentityFact>> outside = new HashMap<>();
    private final Map<String, Map<UUID, ResourceFact>> resources = new HashMap<>();
    private final Map<String, Map<UUID, ResourceFact>> accounts = new HashMap<>();
    private final Map<UUID, IdentityFact> byId = new HashMap<>();

    /** An account and its membership in an organization have one name. */
    void take(GraphFact fact, boolean gone) {
        switch (fact) {
            case IdentityFact identity -> {
                take(byId, identity, gone);
                take(isOutside(identity) ? outside : identities, identity.externalId(), identity, gone);
            }
            case ResourceFact resource ->
                take(
                        resource.kind().equals("aws.account") ? accounts : resources,
                        resource.externalId(),
                        resource,
                        gone);
            case GraphFact.GrantFact _, GraphFact.CredentialFact _ -> {}
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> {}
        }
    }

    static <T extends GraphFact> void take(Map<UUID, T> facts, T fact, boolean gone) {
        if (gone) {
            facts.remove(fact.id());
        } else {
            facts.put(fact.id(), fact);
        }
    }

    private static <T extends GraphFact> void take(
            Map<String, Map<UUID, T>> byName, String name, T fact, boolean gone) {
        Map<UUID, T> copies = byName.computeIfAbsent(name, none -> new TreeMap<>());
        take(copies, fact, gone);
        if (copies.isEmpty()) {
            byName.remove(name);
        }
    }

    Collection<IdentityFact> identities(String arn) {
        return identities.getOrDefault(arn, Map.of()).values();
    }

    /** The same, where a source has it standing outside. */
    Collection<IdentityFact> outside(String arn) {
        return outside.getOrDefault(arn, Map.of()).values();
    }

    Collection<ResourceFact> resources(String arn) {
        return resources.getOrDefault(arn, Map.of()).values();
    }

    Collection<ResourceFact> accounts(String number) {
        return accounts.getOrDefault(number, Map.of()).values();
    }

    @Nullable
    IdentityFact identity(UUID id) {
        return byId.get(id);
    }

    /** Who stands outside for one source may be read by another: then that is who it is. */
    boolean isEvaluated(IdentityFact subject) {
        Collection<IdentityFact> known = identities(subject.externalId());
        return (known.isEmpty() ? List.of(subject) : known).stream().anyMatch(one -> EVALUATED.contains(one.kind()));
    }

    static boolean isOutside(IdentityFact subject) {
        return OUTSIDE.contains(subject.kind());
    }

    /** Of what several sources tell of one object, what tells most; the same one whatever the order. */
    static <T extends GraphFact> T fullest(Collection<T> copies) {
        return copies.stream()
                .max(Comparator.comparingInt((T fact) -> attributes(fact).size())
                        .thenComparing(GraphFact::id))
                .orElseThrow();
    }

    private static Map<String, Object> attributes(GraphFact fact) {
        return switch (fact) {
            case IdentityFact identity -> identity.attributes();
            case ResourceFact resource -> resource.attributes();
            case GraphFact.GrantFact grant -> grant.attributes();
            case GraphFact.CredentialFact _, GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> Map.of();
        };
    }

    /** One fact of each object, though several sources tell of it, in the order of their names. */
    static <T extends GraphFact> List<T> once(Collection<T> facts) {
        Map<String, List<T>> byName =
                facts.stream().collect(Collectors.groupingBy(AwsNames::nameOf, TreeMap::new, Collectors.toList()));
        return byName.values().stream().map(AwsNames::fullest).toList();
    }

    /** Its kind and its name at AWS. */
    private static String nameOf(GraphFact fact) {
        return switch (fact) {
            case IdentityFact identity -> identity.kind() + ' ' + identity.externalId();
            case ResourceFact resource -> resource.kind() + ' ' + resource.externalId();
            case GraphFact.GrantFact _, GraphFact.CredentialFact _ -> fact.id().toString();
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> fact.id().toString();
        };
    }

    private static String externalId(GraphFact fact) {
        return switch (fact) {
            case IdentityFact identity -> identity.externalId();
            case ResourceFact resource -> resource.externalId();
            case GraphFact.ConsumerFact workload -> workload.externalId();
            case GraphFact.GrantFact _, GraphFact.CredentialFact _, GraphFact.ExposureFact _ -> "";
        };
    }

    /** The number of the account that it is in; {@code aws} of what is AWS's own, empty where that is not known. */
    static String accountOf(GraphFact fact) {
        if (fact instanceof ResourceFact resource && resource.kind().equals("aws.account")) {
            return resource.externalId();
        }
        Arn arn = Arn.parse(externalId(fact));
        if (arn != null && !arn.account().isEmpty()) {
            return arn.account();
        }
        Object told = attributes(fact).get("account");
        return told == null ? "" : told.toString();
    }
}
