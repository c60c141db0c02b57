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
import org.jspecify.annotations.Nullable;

/** Facts by the names that AWS has for their objects. Several sources may read one account: each has an object of its own. */
final class AwsNames {

    /** Whose rights are decided by policies that are read. The root user of an account stands for all in it, and takes no role. */
    private static final Set<String> EVALUATED = Set.of("aws.user", "aws.role", "aws.root");

    private static final Set<String> OUTSIDE = Set.of("aws.principal", "aws.federated-subject");

    private final Map<String, Map<UUID, IdentityFact>> identities = new HashMap<>();
    private final Map<String, Map<UUID, ResourceFact>> resources = new HashMap<>();
    private final Map<String, Map<UUID, ResourceFact>> accounts = new HashMap<>();
    private final Map<UUID, IdentityFact> byId = new HashMap<>();

    void put(IdentityFact identity) {
        byId.put(identity.id(), identity);
        if (!isOutside(identity)) {
            put(identities, identity.externalId(), identity);
        }
    }

    /** An account and its membership in an organization have one name. */
    void put(ResourceFact resource) {
        put(map(resource), resource.externalId(), resource);
    }

    void remove(GraphFact fact) {
        switch (fact) {
            case IdentityFact identity -> {
                byId.remove(identity.id());
                remove(identities, identity.externalId(), identity.id());
            }
            case ResourceFact resource -> remove(map(resource), resource.externalId(), resource.id());
            case GraphFact.GrantFact _, GraphFact.CredentialFact _ -> {}
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> {}
        }
    }

    private Map<String, Map<UUID, ResourceFact>> map(ResourceFact resource) {
        return resource.kind().equals("aws.account") ? accounts : resources;
    }

    private static <T extends GraphFact> void put(Map<String, Map<UUID, T>> map, String name, T fact) {
        map.computeIfAbsent(name, none -> new TreeMap<>()).put(fact.id(), fact);
    }

    private static <T> void remove(Map<String, Map<UUID, T>> map, String name, UUID id) {
        Map<UUID, T> copies = map.get(name);
        if (copies != null) {
            copies.remove(id);
            if (copies.isEmpty()) {
                map.remove(name);
            }
        }
    }

    Collection<IdentityFact> identities(String arn) {
        return identities.getOrDefault(arn, Map.of()).values();
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

    /** Its kind and its name at AWS. */
    static String nameOf(GraphFact fact) {
        return switch (fact) {
            case IdentityFact identity -> identity.kind() + ' ' + identity.externalId();
            case ResourceFact resource -> resource.kind() + ' ' + resource.externalId();
            case GraphFact.GrantFact _, GraphFact.CredentialFact _ -> fact.id().toString();
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> fact.id().toString();
        };
    }

    /** The number of the account that it is in; {@code aws} of what is AWS's own, empty where that is not known. */
    static String accountOf(GraphFact fact) {
        if (fact instanceof ResourceFact resource && resource.kind().equals("aws.account")) {
            return resource.externalId();
        }
        Arn arn = fact instanceof IdentityFact identity
                ? Arn.parse(identity.externalId())
                : fact instanceof ResourceFact resource ? Arn.parse(resource.externalId()) : null;
        if (arn != null && !arn.account().isEmpty()) {
            return arn.account();
        }
        Object told = attributes(fact).get("account");
        return told == null ? "" : told.toString();
    }
}
