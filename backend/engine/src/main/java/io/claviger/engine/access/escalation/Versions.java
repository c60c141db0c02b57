package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one principal gives a customer managed policy another text: by a new version, or by one that there is.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html">Versioning IAM
 * policies</a>.
 */
final class Versions {

    static final String CREATE = "iam:CreatePolicyVersion";
    private static final String DELETE = "iam:DeletePolicyVersion";
    static final String SET = "iam:SetDefaultPolicyVersion";

    static final List<String> ACTIONS = List.of(CREATE, DELETE, SET);

    private final Rights its;

    Versions(Rights its) {
        this.its = its;
    }

    /**
     * What comes of it for whom the policy binds.
     *
     * @param mark of the first
     * @param rewritten under a text of the writer's choice
     * @param under one of the texts that it had
     */
    List<Change> of(ManagedPolicy policy, String mark, IamPrincipal rewritten, Function<Policy, IamPrincipal> under) {
        List<Change> changes = new ArrayList<>();
        List<String> actions = new ArrayList<>(List.of(CREATE));
        Permit write = written(policy, actions);
        if (write != null) {
            changes.add(new Change("create-policy-version", actions, write, mark, rewritten));
        }
        Permit set = policy.others().isEmpty() ? null : its.on(SET, policy.arn(), About.NOTHING);
        for (int i = 0; set != null && i < policy.others().size(); i++) {
            changes.add(new Change(
                    "set-default-policy-version",
                    List.of(SET),
                    set,
                    "=" + policy.arn() + '#' + i,
                    under.apply(policy.others().get(i))));
        }
        return changes;
    }

    /** A policy has five versions at most. */
    private @Nullable Permit written(ManagedPolicy policy, List<String> actions) {
        Permit permit = its.on(CREATE, policy.arn(), About.NOTHING);
        if (permit != null && policy.isFull()) {
            Permit room = its.on(DELETE, policy.arn(), About.NOTHING);
            actions.add(DELETE);
            return room == null ? null : permit.and(room);
        }
        return permit;
    }
}
