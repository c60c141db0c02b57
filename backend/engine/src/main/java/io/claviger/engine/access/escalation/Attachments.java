package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which managed policies one principal may attach, those of AWS, those of the account, and one made for it. */
final class Attachments {

    private static final String ADMINISTRATOR = "policy/AdministratorAccess";
    private static final String FULL_IAM = "policy/IAMFullAccess";
    static final String POLICY = "iam:PolicyARN";

    /**
     * What is done.
     *
     * @param on the user, role or group
     * @param about it
     */
    record Attaching(String technique, String action, String on, About about) {}

    private final World world;
    private final Rights its;
    private final IamPrincipal target;

    /** @param target whose rights grow */
    Attachments(World world, Rights its, IamPrincipal target) {
        this.world = world;
        this.its = its;
        this.target = target;
    }

    /** The best that it can attach. */
    List<Change> by(Attaching attaching) {
        if (!its.canEver(attaching.action())) {
            return List.of();
        }
        Permit all = attach(attaching, administrator(target));
        if (all != null) {
            return List.of(new Change(
                    attaching.technique(), List.of(attaching.action()), all, "+rights", Changes.withAll(target)));
        }
        List<Change> changes = new ArrayList<>();
        made(changes, attaching);
        Permit iam = attach(attaching, target.inIam("aws", FULL_IAM));
        if (iam != null) {
            changes.add(new Change(
                    attaching.technique(),
                    List.of(attaching.action()),
                    iam,
                    "+iam",
                    Changes.with(target, List.of(World.ALL_OF_IAM))));
        }
        existing(changes, attaching);
        return changes;
    }

    /** The managed policy with every right, in the partition of a principal. */
    static String administrator(IamPrincipal of) {
        return of.inIam("aws", ADMINISTRATOR);
    }

    private @Nullable Permit attach(Attaching attaching, String policy) {
        return its.on(attaching.action(), attaching.on(), attaching.about().and(POLICY, policy));
    }

    private void made(List<Change> changes, Attaching attaching) {
        String arn = target.inIam(target.account(), "policy/a-new-name");
        Permit make = its.on("iam:CreatePolicy", arn, About.NOTHING);
        Permit attach = make == null ? null : attach(attaching, arn);
        if (make != null && attach != null) {
            changes.add(new Change(
                    "create-policy-and-" + attaching.technique(),
                    List.of("iam:CreatePolicy", attaching.action()),
                    make.and(attach),
                    "+rights",
                    Changes.withAll(target)));
        }
    }

    /** All of the account's own policies that it may attach, as one change. */
    private void existing(List<Change> changes, Attaching attaching) {
        List<Policy> more = new ArrayList<>();
        @Nullable Permit sum = null;
        for (ManagedPolicy policy : world.estate().managed().values()) {
            boolean fits = policy.arn().contains("::" + target.account() + ":")
                    && !target.managed().contains(policy.arn())
                    && !world.powers().of(List.of(policy.current())).isEmpty();
            Permit permit = fits ? attach(attaching, policy.arn()) : null;
            if (permit != null) {
                more.add(policy.current());
                sum = sum == null ? permit : sum.and(permit);
            }
        }
        if (sum != null) {
            changes.add(new Change(
                    attaching.technique(), List.of(attaching.action()), sum, "+policies", Changes.with(target, more)));
        }
    }
}
