package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;

/**
 * The accounts of AWS, all sources of them as one estate: who can become whom, who is administrator or can make itself one, and who
 * reads what, as {@code engine.access} proves it from the policies.
 */
final class AwsEstate implements EstateModel {

    @Override
    public boolean looksAt(GraphFact fact) {
        return switch (fact) {
            case IdentityFact _ -> true;
            case ResourceFact resource ->
                AwsDocuments.isTold(resource) || AwsOrganization.isTold(resource) || AwsUsage.isTold(resource);
            case GrantFact grant -> grant.action().startsWith("sts:") || AwsUsage.isTold(grant);
            case GraphFact.CredentialFact _ -> false;
            case GraphFact.ExposureFact _ -> false;
            case GraphFact.ConsumerFact workload -> AwsWorkloads.isTold(workload);
        };
    }

    @Override
    public Deciding begin() {
        return new AwsAccounts();
    }
}
