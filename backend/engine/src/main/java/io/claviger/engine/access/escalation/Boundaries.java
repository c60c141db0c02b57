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
                about.and("iam:PermissionsBoundary", Attachments.administrator(target)));
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

    private void add(List<Change> changes, String technique, String action, About about) {
        Permit permit = its.on(action, target.arn(), about);
        if (permit != null) {
            changes.add(new Change(technique, List.of(action), permit, LIFTED, target.with(target.identity(), null)));
        }
    }
}
