package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.escalation.Attachments.Attaching;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How one principal may change what another, or it itself, may do.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 * resources and condition keys for IAM</a>.
 */
final class Changes {

    static final List<String> ACTIONS = Stream.of(
                    List.of(
                            "iam:PutUserPolicy",
                            "iam:PutRolePolicy",
                            "iam:PutGroupPolicy",
                            "iam:AttachUserPolicy",
                            "iam:AttachRolePolicy",
                            "iam:AttachGroupPolicy",
                            "iam:CreatePolicy",
                            Memberships.JOIN,
                            "iam:DeleteUserPermissionsBoundary",
                            "iam:DeleteRolePermissionsBoundary",
                            "iam:PutUserPermissionsBoundary",
                            "iam:PutRolePermissionsBoundary"),
                    Versions.ACTIONS,
                    Denials.ACTIONS,
                    Taggings.ACTIONS)
            .flatMap(List::stream)
            .toList();

    private static final String ALL_RIGHTS = "+rights";

    private final World world;
    private final Rights its;

    Changes(World world, Rights its) {
        this.world = world;
        this.its = its;
    }

    /** Whether it may change anyone at all. */
    boolean isPossible() {
        return ACTIONS.stream().anyMatch(its::canEver) || SecondFactor.isForOthers(its);
    }

    List<Change> of(IamPrincipal target) {
        List<Change> changes = new ArrayList<>();
        if (target.isUnmodifiable()) {
            return changes;
        }
        String kind = target.kind() == Kind.USER ? "User" : "Role";
        Denials denials = new Denials(world, its, target);
        written(changes, target, kind, target.arn(), denials.ownInline());
        attached(changes, target, kind, target.arn());
        for (String group : target.groups()) {
            written(changes, target, "Group", group, denials.inlineOf(group));
            attached(changes, target, "Group", group);
        }
        for (String arn : target.managed()) {
            ManagedPolicy policy = world.estate().managed().get(arn);
            if (policy != null && !policy.isOfAws()) {
                rewritten(changes, target, policy);
            }
        }
        changes.addAll(new Memberships(world, its, target).joined());
        changes.addAll(Taggings.of(world, its, target));
        changes.addAll(denials.takenAway());
        changes.addAll(new Boundaries(world, its, target).lifted());
        changes.addAll(SecondFactor.registered(world, its, target));
        return changes;
    }

    /** {@code User} as techniques have it. */
    static String word(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    private static About about(IamPrincipal target, String on) {
        return on.equals(target.arn()) ? About.of(target) : About.NOTHING;
    }

    /** @param replaced inline policies there that deny something: a policy of the same name takes their place */
    private void written(List<Change> changes, IamPrincipal target, String kind, String on, List<Policy> replaced) {
        String action = "iam:Put" + kind + "Policy";
        Permit permit = its.on(action, on, about(target, on));
        if (permit != null) {
            String mark = replaced.isEmpty() ? ALL_RIGHTS : ALL_RIGHTS + '-' + word(kind);
            IamPrincipal after = withAll(Denials.without(target, replaced));
            changes.add(new Change("put-" + word(kind) + "-policy", List.of(action), permit, mark, after));
        }
    }

    private void attached(List<Change> changes, IamPrincipal target, String kind, String on) {
        changes.addAll(new Attachments(world, its, target)
                .by(new Attaching(
                        "attach-" + word(kind) + "-policy", "iam:Attach" + kind + "Policy", on, about(target, on))));
    }

    static IamPrincipal withAll(IamPrincipal target) {
        return with(target, List.of(World.EVERYTHING));
    }

    static IamPrincipal with(IamPrincipal target, List<Policy> more) {
        List<Policy> all = new ArrayList<>(target.identity());
        all.addAll(more);
        return target.with(all, target.boundary());
    }

    private void rewritten(List<Change> changes, IamPrincipal target, ManagedPolicy policy) {
        List<Policy> others = new ArrayList<>(target.identity());
        others.removeAll(List.of(policy.current()));
        IamPrincipal without = target.with(others, target.boundary());
        String mark = Denials.denies(policy.current()) ? ALL_RIGHTS + '-' + policy.arn() : ALL_RIGHTS;
        changes.addAll(new Versions(its).of(policy, mark, withAll(without), other -> with(without, List.of(other))));
    }
}
