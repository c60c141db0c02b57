package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.escalation.Rights.Permit;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps through IAM itself: a principal changes its own rights, or takes another and, where it may, changes that
 * one's first.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 * resources and condition keys for IAM</a>.
 */
final class IamSteps {

    private static final Policy EVERYTHING = PolicyReader.read(
            "everything",
            PolicyReader.Kind.IDENTITY,
            Map.of("Version", "2012-10-17", "Statement", Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));
    private static final Map<String, List<String>> ATTACHING =
            Map.of("iam:PolicyARN", List.of("arn:aws:iam::aws:policy/AdministratorAccess"));

    /** A way to change what a principal may do, after which it is administrator. */
    private record Change(String technique, String action, Permit permit) {}

    private final Estate estate;
    private final Rights its;
    private final IamPrincipal self;

    IamSteps(Estate estate, Rights its) {
        this.estate = estate;
        this.its = its;
        this.self = its.principal();
    }

    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Change change : changes(self)) {
            edges.add(new Edge(
                    self.arn(),
                    self.arn(),
                    change.technique(),
                    List.of(change.action()),
                    true,
                    change.permit().because(),
                    change.permit().residual()));
        }
        for (IamPrincipal other : estate.principals()) {
            if (!other.arn().equals(self.arn()) && other.account().equals(self.account()) && !other.isServiceLinked()) {
                take(other, edges);
            }
        }
        return edges;
    }

    private void take(IamPrincipal other, List<Edge> edges) {
        List<Edge> takes = other.kind() == Kind.USER ? userTakes(other) : roleTakes(other);
        edges.addAll(takes);
        List<Edge> ways = new ArrayList<>(takes);
        Permit assume = other.kind() == Kind.ROLE ? its.take(other) : null;
        if (assume != null) {
            ways.add(edge(other, "assume-role", List.of("sts:AssumeRole"), assume));
        }
        if (ways.isEmpty() || becomesAdmin(other, other.identity(), other.boundary())) {
            return;
        }
        Edge way = ways.getFirst();
        for (Change change : changes(other)) {
            Permit both = change.permit().and(new Permit(way.because(), way.residual()));
            List<String> actions = new ArrayList<>(List.of(change.action()));
            actions.addAll(way.actions());
            edges.add(new Edge(
                    self.arn(),
                    other.arn(),
                    change.technique() + "-and-" + way.technique(),
                    actions,
                    true,
                    both.because(),
                    both.residual()));
        }
    }

    private List<Edge> userTakes(IamPrincipal user) {
        List<Edge> edges = new ArrayList<>();
        for (String[] way : new String[][] {
            {"create-access-key", "iam:CreateAccessKey"},
            {"create-login-profile", "iam:CreateLoginProfile"},
            {"update-login-profile", "iam:UpdateLoginProfile"}
        }) {
            Permit permit = its.onAny(way[1]) == null ? null : its.on(way[1], user.arn(), Rights.tagsOf(user));
            if (permit != null) {
                edges.add(edge(user, way[0], List.of(way[1]), permit));
            }
        }
        return edges;
    }

    /** Who may write the trust policy may name itself in it. */
    private List<Edge> roleTakes(IamPrincipal role) {
        Permit permit = its.onAny("iam:UpdateAssumeRolePolicy") == null
                ? null
                : its.on("iam:UpdateAssumeRolePolicy", role.arn(), Rights.tagsOf(role));
        return permit == null
                ? List.of()
                : List.of(edge(role, "update-trust-policy", List.of("iam:UpdateAssumeRolePolicy"), permit));
    }

    private Edge edge(IamPrincipal to, String technique, List<String> actions, Permit permit) {
        return new Edge(self.arn(), to.arn(), technique, actions, false, permit.because(), permit.residual());
    }

    /** How self may make a principal, itself or another, administrator. */
    private List<Change> changes(IamPrincipal target) {
        List<Change> changes = new ArrayList<>();
        boolean user = target.kind() == Kind.USER;
        if (becomesAdmin(target, and(target.identity(), List.of(EVERYTHING)), target.boundary())) {
            Map<String, List<String>> context = Rights.tagsOf(target);
            String put = user ? "iam:PutUserPolicy" : "iam:PutRolePolicy";
            add(changes, user ? "put-user-policy" : "put-role-policy", put, target.arn(), context);
            String attach = user ? "iam:AttachUserPolicy" : "iam:AttachRolePolicy";
            attached(changes, user ? "attach-user-policy" : "attach-role-policy", attach, target.arn(), context);
            for (String group : target.groups()) {
                add(changes, "put-group-policy", "iam:PutGroupPolicy", group, Map.of());
                attached(changes, "attach-group-policy", "iam:AttachGroupPolicy", group, Map.of());
            }
            for (String arn : target.managed()) {
                ManagedPolicy policy = estate.managed().get(arn);
                if (policy != null && !policy.isOfAws()) {
                    add(changes, "create-policy-version", "iam:CreatePolicyVersion", arn, Map.of());
                }
            }
        }
        existingVersions(changes, target);
        groupsJoined(changes, target);
        boundaryLifted(changes, target);
        return changes;
    }

    private void attached(
            List<Change> changes, String technique, String action, String arn, Map<String, List<String>> context) {
        Map<String, List<String>> attaching = new HashMap<>(context);
        attaching.putAll(ATTACHING);
        add(changes, technique, action, arn, attaching);
    }

    private void existingVersions(List<Change> changes, IamPrincipal target) {
        for (String arn : target.managed()) {
            ManagedPolicy policy = estate.managed().get(arn);
            if (policy == null || policy.isOfAws()) {
                continue;
            }
            for (Policy version : policy.others()) {
                List<Policy> changed = new ArrayList<>(target.identity());
                changed.remove(policy.current());
                changed.add(version);
                if (becomesAdmin(target, changed, target.boundary())) {
                    add(changes, "set-default-policy-version", "iam:SetDefaultPolicyVersion", arn, Map.of());
                    return;
                }
            }
        }
    }

    private void groupsJoined(List<Change> changes, IamPrincipal target) {
        if (target.kind() != Kind.USER || its.onAny("iam:AddUserToGroup") == null) {
            return;
        }
        estate.groups().forEach((group, policies) -> {
            if (!target.groups().contains(group)
                    && group.contains("::" + target.account() + ":")
                    && becomesAdmin(target, and(target.identity(), policies), target.boundary())) {
                add(changes, "add-user-to-group", "iam:AddUserToGroup", group, Map.of());
            }
        });
    }

    private void boundaryLifted(List<Change> changes, IamPrincipal target) {
        if (target.boundary() == null || !becomesAdmin(target, target.identity(), null)) {
            return;
        }
        String kind = target.kind() == Kind.USER ? "User" : "Role";
        add(
                changes,
                "delete-boundary",
                "iam:Delete" + kind + "PermissionsBoundary",
                target.arn(),
                Rights.tagsOf(target));
        Map<String, List<String>> replaced = new HashMap<>(Rights.tagsOf(target));
        replaced.put("iam:PermissionsBoundary", List.of("arn:aws:iam::aws:policy/AdministratorAccess"));
        add(changes, "replace-boundary", "iam:Put" + kind + "PermissionsBoundary", target.arn(), replaced);
    }

    private boolean becomesAdmin(IamPrincipal target, List<Policy> identity, IamPrincipal.@Nullable Boundary boundary) {
        return new Rights(target.with(identity, boundary), estate.controlOf(target.account())).isAdministrator();
    }

    private static List<Policy> and(List<Policy> policies, List<Policy> more) {
        List<Policy> all = new ArrayList<>(policies);
        all.addAll(more);
        return all;
    }

    private void add(
            List<Change> changes, String technique, String action, String on, Map<String, List<String>> context) {
        Permit permit = its.onAny(action) == null ? null : its.on(action, on, context);
        if (permit != null) {
            changes.add(new Change(technique, action, permit));
        }
    }
}
