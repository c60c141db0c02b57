package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The accounts of AWS, all sources of them as one estate: who can become whom, who is administrator or can make itself one, and who
 * reads what, as {@code engine.access} proves it from the policies.
 */
final class AwsEstate implements EstateModel {

    @Override
    public boolean looksAt(GraphFact fact) {
        return switch (fact) {
            case IdentityFact _ -> true;
            case ResourceFact resource -> AwsDocuments.isTold(resource);
            case GrantFact grant -> grant.action().startsWith("sts:");
            case GraphFact.CredentialFact _ -> false;
            case GraphFact.ExposureFact _ -> false;
            case GraphFact.ConsumerFact _ -> false;
        };
    }

    @Override
    public Decided decide(Collection<GraphFact> facts, Instant now) {
        AwsNames names = new AwsNames();
        List<IdentityFact> identities = new ArrayList<>();
        List<ResourceFact> resources = new ArrayList<>();
        List<GrantFact> trusts = new ArrayList<>();
        for (GraphFact fact :
                facts.stream().sorted(Comparator.comparing(GraphFact::id)).toList()) {
            switch (fact) {
                case IdentityFact identity -> {
                    names.put(identity);
                    identities.add(identity);
                }
                case ResourceFact resource -> {
                    names.put(resource);
                    resources.add(resource);
                }
                case GrantFact grant -> trusts.add(grant);
                case GraphFact.CredentialFact _, GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> {}
            }
        }
        Estate estate = new AwsDocuments(once(identities), once(resources), resources).estate();
        AwsGrants grants = new AwsGrants(names);
        Review.nextOf(estate, now).forEach(grants::add);
        trusts.forEach(grants::trust);
        identities.stream()
                .filter(identity -> !AwsNames.isOutside(identity))
                .forEach(identity -> grants.administered(identity, AwsNames.accountOf(identity)));
        return grants.decided();
    }

    /** One fact of each object, though several sources tell of it. */
    private static <T extends GraphFact> List<T> once(List<T> facts) {
        Map<String, List<T>> byName =
                facts.stream().collect(Collectors.groupingBy(AwsNames::nameOf, TreeMap::new, Collectors.toList()));
        return byName.values().stream().map(AwsNames::fullest).toList();
    }
}
