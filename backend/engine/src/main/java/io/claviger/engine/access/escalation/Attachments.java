package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which managed policies one principal may attach, those of AWS, those of the account, and one made for it. */
final class Attachments {

    private static final String ADMINISTRATOR = "policy/AdministratorAccess";
    private static final String FULL_IAM = "policy/IAMFullAccess";
    static final String POLICY = "iam:PolicyARN";
    private static final String CREATE = "iam:CreatePolicy";

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
            return List.of(attached(attaching, "+rights", all, Changes.withAll(target)));
        }
        List<Change> changes = new ArrayList<>();
        made(changes, attaching);
        Permit iam = attach(attaching, target.inIam("aws", FULL_IAM));
        if (iam != null) {
            changes.add(attached(attaching, "+iam", iam, Changes.with(target, List.of(World.ALL_OF_IAM))));
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
        for (String arn : its.canEver(CREATE) ? newNames() : List.<String>of()) {
            Permit make = its.on(CREATE, arn, About.NOTHING);
            Permit attach = make == null ? null : attach(attaching, arn);
            if (make != null && attach != null) {
                changes.add(new Change(
                        "create-policy-and-" + attaching.technique(),
                        List.of(CREATE, attaching.action()),
                        make.and(attach),
                        "+rights",
                        Changes.withAll(target)));
                return;
            }
        }
    }

    private List<String> newNames() {
        List<String> patterns = new ArrayList<>();
        its.patterns(CREATE).forEach(pattern -> patterns.add(pattern.toString()));
        patterns.addAll(NamedPolicies.named(its, POLICY));
        return NewNames.fitting(world, its.principal(), "policy", patterns);
    }

    /** One that makes an administrator; or else all that it may attach of the account's own, and of AWS's that are named. */
    private void existing(List<Change> changes, Attaching attaching) {
        Several<ManagedPolicy> several = new Several<>("+policies");
        for (ManagedPolicy policy : candidates()) {
            Permit permit = target.managed().contains(policy.arn()) ? null : attach(attaching, policy.arn());
            if (permit != null && new Rights(world, with(List.of(policy))).isAdministrator()) {
                changes.add(attached(attaching, "+" + policy.arn(), permit, List.of(policy)));
                return;
            }
            if (permit != null) {
                several.add(policy.arn(), policy, permit, Denials.denies(policy.current()));
            }
        }
        changes.addAll(several.changes((mark, permit, some) -> attached(attaching, mark, permit, some)));
    }

    private List<ManagedPolicy> candidates() {
        boolean writes = its.canEver(Versions.CREATE) || its.canEver(Versions.SET);
        String own = "::" + target.account() + ":";
        List<ManagedPolicy> candidates = new ArrayList<>(NamedPolicies.of(world, its, POLICY).stream()
                .filter(ManagedPolicy::isOfAws)
                .toList());
        world.estate().managed().values().stream()
                .filter(policy -> policy.arn().contains(own)
                        && (writes
                                || !world.powers().of(List.of(policy.current())).isEmpty()))
                .forEach(candidates::add);
        return candidates;
    }

    private static Change attached(Attaching attaching, String mark, Permit permit, IamPrincipal after) {
        return new Change(attaching.technique(), List.of(attaching.action()), permit, mark, after);
    }

    private Change attached(Attaching attaching, String mark, Permit permit, List<ManagedPolicy> some) {
        return attached(attaching, mark, permit, with(some));
    }

    private IamPrincipal with(List<ManagedPolicy> some) {
        return target.joining(
                Set.of(),
                some.stream().map(ManagedPolicy::arn).collect(Collectors.toSet()),
                some.stream().map(ManagedPolicy::current).toList());
    }
}
