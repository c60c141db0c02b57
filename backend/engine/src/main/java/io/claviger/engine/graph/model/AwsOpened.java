package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.model.AwsMoves.MovedResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What resources let in by policies of their own whoever comes, and what of these policies cannot be read. */
final class AwsOpened {

    /** As connectors name whoever comes. */
    private static final String ANYONE = "*";

    private final AwsNames names;
    /** Those that may let in anyone, by ARN. */
    private final Map<String, HeldResource> open = new TreeMap<>();

    private boolean all;

    AwsOpened(AwsNames names) {
        this.names = names;
    }

    static boolean isAnyone(IdentityFact identity) {
        return identity.externalId().equals(ANYONE);
    }

    /** What is known beside them is another. */
    void moveAll() {
        all = true;
    }

    boolean isMoved() {
        return all;
    }

    /** Of those that moved, by ARN. */
    Map<String, EstateModel.Decided> settle(Review review, Collection<MovedResource> moved) {
        Map<String, EstateModel.Decided> next = new HashMap<>();
        for (MovedResource one : moved) {
            HeldResource after = one.after();
            AwsTrust trust = new AwsTrust();
            trust.and(after == null ? null : after.policy());
            if (after != null && trust.everyone()) {
                open.put(one.arn(), after);
            } else {
                open.remove(one.arn());
            }
            next.put(one.arn(), after == null ? EstateModel.Decided.NOTHING : decided(review, after));
        }
        if (all) {
            open.forEach((arn, resource) -> next.put(arn, decided(review, resource)));
        }
        all = false;
        return next;
    }

    private EstateModel.Decided decided(Review review, HeldResource resource) {
        Policy policy = resource.policy();
        Map<UUID, List<String>> problems = new HashMap<>();
        if (policy != null && !policy.problems().isEmpty()) {
            names.resources(resource.arn()).forEach(copy -> problems.put(copy.id(), policy.problems()));
        }
        AwsGrants its = new AwsGrants(names, new AwsUsage(), List.of());
        if (open.containsKey(resource.arn())) {
            its.anyone(names.outside(ANYONE), review.ofAnyone(resource));
        }
        return new EstateModel.Decided(its.decided().grants(), Map.of(), problems);
    }
}
