package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Boundary;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * How the permissions boundary of one principal is lifted: deleted, replaced, or its policy rewritten.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions boundaries
 * for IAM entities</a>.
 */
final class Boundaries {

    static final String BOUNDARY = "iam:PermissionsBoundary";
    private static final String LIFTED = "-boundary";

    private final World world;
    private final Rights its;
    private final IamPrincipal target;

    Boundaries(World world, Rights its, IamPrincipal target) {
        this.world = world;
        this.its = its;
        this.target = target;
    }

    List<Change> lifted() {
        List<Change> changes = new ArrayList<>();
        Boundary boundary = target.boundary();
        if (boundary == null) {
            return changes;
        }
        String kind = target.kind() == Kind.USER ? "User" : "Role";
        About about = About.of(target);
        add(changes, "delete-boundary", "iam:Delete" + kind + "PermissionsBoundary", about);
        add(
                changes,
                "replace-boundary",
                "iam:Put" + kind + "PermissionsBoundary",
                about.and(BOUNDARY, Attachments.administrator(target)));
        if (changes.isEmpty()) {
            replaced(changes, boundary, "iam:Put" + kind + "PermissionsBoundary", about);
        }
        ManagedPolicy policy = world.estate().managed().get(boundary.arn());
        if (policy != null && !policy.isOfAws()) {
            changes.addAll(new Versions(its)
                    .of(
                            policy,
                            LIFTED,
                            target.with(target.identity(), null),
                            other -> target.with(target.identity(), new Boundary(boundary.arn(), other))));
        }
        return changes;
    }

    /** By another that a condition names. */
    private void replaced(List<Change> changes, Boundary now, String action, About about) {
        if (!its.canEver(action)) {
            return;
        }
        for (ManagedPolicy other : NamedPolicies.of(world, its, BOUNDARY)) {
            Permit permit = other.arn().equals(now.arn())
                    ? null
                    : its.on(action, target.arn(), about.and(BOUNDARY, other.arn()));
            if (permit != null) {
                IamPrincipal after = target.with(target.identity(), new Boundary(other.arn(), other.current()));
                changes.add(new Change("replace-boundary", List.of(action), permit, "|" + other.arn(), after));
            }
        }
    }

    private void add(List<Change> changes, String technique, String action, About about) {
        Permit permit = its.on(action, target.arn(), about);
        if (permit != null) {
            changes.add(new Change(technique, List.of(action), permit, LIFTED, target.with(target.identity(), null)));
        }
    }
}
