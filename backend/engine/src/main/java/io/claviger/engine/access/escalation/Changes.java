package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.escalation.Attachments.Attaching;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * How one principal may change what another, or it itself, may do.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 * resources and condition keys for IAM</a>.
 */
final class Changes {

    static final List<String> ACTIONS = List.of(
            "iam:PutUserPolicy",
            "iam:PutRolePolicy",
            "iam:PutGroupPolicy",
            "iam:AttachUserPolicy",
            "iam:AttachRolePolicy",
            "iam:AttachGroupPolicy",
            "iam:CreatePolicy",
            "iam:CreatePolicyVersion",
            "iam:DeletePolicyVersion",
            "iam:SetDefaultPolicyVersion",
            "iam:AddUserToGroup",
            "iam:DeleteUserPermissionsBoundary",
            "iam:DeleteRolePermissionsBoundary",
            "iam:PutUserPermissionsBoundary",
            "iam:PutRolePermissionsBoundary");

    private static final String ALL_RIGHTS = "+rights";

    private final World world;
    private final Rights its;

    Changes(World world, Rights its) {
        this.world = world;
        this.its = its;
    }

    /** Whether it may change anyone at all. */
    boolean isPossible() {
        return ACTIONS.stream().anyMatch(its::canEver);
    }

    List<Change> of(IamPrincipal target) {
        List<Change> changes = new ArrayList<>();
        if (target.isUnmodifiable()) {
            return changes;
        }
        String kind = target.kind() == Kind.USER ? "user" : "role";
        String named = target.kind() == Kind.USER ? "User" : "Role";
        Attachments attachments = new Attachments(world, its, target);
        About about = About.of(target);
        add(changes, target, "put-" + kind + "-policy", "iam:Put" + named + "Policy", target.arn());
        changes.addAll(attachments.by(
                new Attaching("attach-" + kind + "-policy", "iam:Attach" + named + "Policy", target.arn(), about)));
        for (String group : target.groups()) {
            add(changes, target, "put-group-policy", "iam:PutGroupPolicy", group);
            changes.addAll(attachments.by(
                    new Attaching("attach-group-policy", "iam:AttachGroupPolicy", group, About.NOTHING)));
        }
        for (String arn : target.managed()) {
            ManagedPolicy policy = world.estate().managed().get(arn);
            if (policy != null && !policy.isOfAws()) {
                rewritten(changes, target, policy);
                existingVersions(changes, target, policy);
            }
        }
        groupsJoined(changes, target);
        boundaryLifted(changes, target);
        return changes;
    }

    private void add(List<Change> changes, IamPrincipal target, String technique, String action, String on) {
        Permit permit = its.on(action, on, on.equals(target.arn()) ? About.of(target) : About.NOTHING);
        if (permit != null) {
            changes.add(new Change(technique, List.of(action), permit, ALL_RIGHTS, withAll(target)));
        }
    }

    static IamPrincipal withAll(IamPrincipal target) {
        return with(target, List.of(World.EVERYTHING));
    }

    static IamPrincipal with(IamPrincipal target, List<Policy> more) {
        List<Policy> all = new ArrayList<>(target.identity());
        all.addAll(more);
        return target.with(all, target.boundary());
    }

    /** A policy has five versions at most. */
    private void rewritten(List<Change> changes, IamPrincipal target, ManagedPolicy policy) {
        Permit permit = its.on("iam:CreatePolicyVersion", policy.arn(), About.NOTHING);
        List<String> actions = new ArrayList<>(List.of("iam:CreatePolicyVersion"));
        if (permit != null && policy.isFull()) {
            Permit room = its.on("iam:DeletePolicyVersion", policy.arn(), About.NOTHING);
            permit = room == null ? null : permit.and(room);
            actions.add("iam:DeletePolicyVersion");
        }
        if (permit != null) {
            changes.add(new Change("create-policy-version", actions, permit, ALL_RIGHTS, withAll(target)));
        }
    }

    private void existingVersions(List<Change> changes, IamPrincipal target, ManagedPolicy policy) {
        Permit permit =
                policy.others().isEmpty() ? null : its.on("iam:SetDefaultPolicyVersion", policy.arn(), About.NOTHING);
        if (permit == null) {
            return;
        }
        for (int i = 0; i < policy.others().size(); i++) {
            List<Policy> changed = new ArrayList<>(target.identity());
            changed.remove(policy.current());
            changed.add(policy.others().get(i));
            changes.add(new Change(
                    "set-default-policy-version",
                    List.of("iam:SetDefaultPolicyVersion"),
                    permit,
                    "=" + policy.arn() + '#' + i,
                    target.with(changed, target.boundary())));
        }
    }

    /** One group that makes an administrator, or else all of those that it may join. */
    private void groupsJoined(List<Change> changes, IamPrincipal target) {
        if (target.kind() != Kind.USER || !its.canEver("iam:AddUserToGroup")) {
            return;
        }
        Permit sum = null;
        List<Policy> more = new ArrayList<>();
        for (String group : world.groupsOf(target.account())) {
            List<Policy> policies = world.estate().groups().getOrDefault(group, List.of());
            Permit permit = target.groups().contains(group) || policies.isEmpty()
                    ? null
                    : its.on("iam:AddUserToGroup", group, About.NOTHING);
            if (permit == null) {
                continue;
            }
            IamPrincipal joined = with(target, policies);
            if (new Rights(world, joined).isAdministrator()) {
                changes.add(joining(permit, "+" + group, joined));
                return;
            }
            sum = sum == null ? permit : sum.and(permit);
            more.addAll(policies);
        }
        if (sum != null) {
            changes.add(joining(sum, "+groups", with(target, more)));
        }
    }

    private static Change joining(Permit permit, String mark, IamPrincipal joined) {
        return new Change("add-user-to-group", List.of("iam:AddUserToGroup"), permit, mark, joined);
    }

    private void boundaryLifted(List<Change> changes, IamPrincipal target) {
        if (target.boundary() == null) {
            return;
        }
        String kind = target.kind() == Kind.USER ? "User" : "Role";
        About about = About.of(target);
        lifted(changes, target, "delete-boundary", "iam:Delete" + kind + "PermissionsBoundary", about);
        lifted(
                changes,
                target,
                "replace-boundary",
                "iam:Put" + kind + "PermissionsBoundary",
                about.and("iam:PermissionsBoundary", Attachments.administrator(target)));
    }

    private void lifted(List<Change> changes, IamPrincipal target, String technique, String action, About about) {
        Permit permit = its.on(action, target.arn(), about);
        if (permit != null) {
            changes.add(
                    new Change(technique, List.of(action), permit, "-boundary", target.with(target.identity(), null)));
        }
    }
}
