package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Boundary;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.account.Usage;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one principal makes a user or role with every right, and takes it. */
final class NewPrincipals {

    private static final String USER = "iam:CreateUser";
    private static final String ROLE = "iam:CreateRole";

    static final List<String> ACTIONS = List.of(USER, ROLE);

    private static final List<String> OF_USERS = List.of(USER, "iam:PutUserPolicy", "iam:AttachUserPolicy");
    private static final List<String> OF_ROLES =
            List.of(ROLE, "iam:PutRolePolicy", "iam:AttachRolePolicy", Services.PASS);

    private final World world;
    private final Standing from;
    private final Rights its;

    NewPrincipals(World world, Standing from) {
        this.world = world;
        this.from = from;
        this.its = world.rights(from);
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (its.canEver(USER)) {
            for (String arn : NewNames.of(world, its, "user", OF_USERS)) {
                add(steps, made(arn, Kind.USER, null), USER);
            }
        }
        if (its.canEver(ROLE)) {
            Policy trust = Takings.trusting(from.principal().arn());
            for (String arn : NewNames.of(world, its, "role", OF_ROLES)) {
                add(steps, made(arn, Kind.ROLE, trust), ROLE);
            }
        }
        return steps;
    }

    /** Without a boundary, or else with one that a condition asks for. */
    private void add(List<Step> steps, IamPrincipal made, String action) {
        Permit make = its.on(action, made.arn(), About.ofNew());
        if (make != null) {
            taken(steps, made, action, make);
            return;
        }
        for (ManagedPolicy asked : NamedPolicies.of(world, its, Boundaries.BOUNDARY)) {
            Permit bounded = its.on(action, made.arn(), About.ofNew().and(Boundaries.BOUNDARY, asked.arn()));
            if (bounded != null) {
                taken(steps, made.with(List.of(), new Boundary(asked.arn(), asked.current())), action, bounded);
            }
        }
    }

    private void taken(List<Step> steps, IamPrincipal made, String action, Permit make) {
        Step way = new Takings(world, from).ofNew(made);
        if (way == null) {
            return;
        }
        for (Change change : new Plans(world, its).of(Standing.of(made))) {
            List<String> actions = new ArrayList<>(List.of(action));
            actions.addAll(change.actions());
            actions.addAll(way.actions());
            String technique = technique(made.kind(), change) + Takings.unusual(way);
            Permit all = make.and(change.permit()).and(way.permit());
            steps.add(new Step(from, Standing.of(made).after(change), technique, actions, all));
        }
    }

    private static String technique(Kind kind, Change change) {
        return (kind == Kind.USER ? "create-user-and-" : "create-role-and-") + change.technique();
    }

    private IamPrincipal made(String arn, Kind kind, @Nullable Policy trust) {
        return new IamPrincipal(
                arn,
                kind,
                from.principal().account(),
                List.of(),
                Set.of(),
                Set.of(),
                null,
                trust,
                List.of(),
                Map.of(),
                Usage.UNKNOWN,
                false);
    }
}
