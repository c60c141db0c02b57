package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.Passing;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import java.util.List;

/**
 * AWS. What a policy says counts for nothing by itself: {@link AwsEstate} says what all of them come to. Only the root user is
 * administrator without an edge that says so.
 */
final class AwsAccess implements AccessModel {

    /** Who holds an account fully is each of its identities. */
    static final String ADMINISTERS = "administers";

    private final AccessModel plain;

    AwsAccess(AccessModel plain) {
        this.plain = plain;
    }

    @Override
    public List<Passage> passages(GrantFact grant) {
        String action = grant.action();
        if (action.startsWith("sts:") || action.equals("member") || action.equals("attached")) {
            return List.of();
        }
        return action.equals(ADMINISTERS)
                ? List.of(new Passage(Privilege.ADMIN, Passing.FULL_ONLY, PlainAccess.because(grant)))
                : plain.passages(grant);
    }

    @Override
    public boolean isAdministrator(IdentityFact identity) {
        return identity.kind().equals("aws.root");
    }

    /** Also a parameter that is encrypted. */
    @Override
    public boolean isSecret(ResourceFact resource) {
        return plain.isSecret(resource)
                || "SecureString".equals(resource.attributes().get("type"));
    }

    @Override
    public Sensitivity sensitivity(ResourceFact resource) {
        return plain.sensitivity(resource);
    }
}
