package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.account.Usage;
import io.claviger.engine.access.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one principal makes a user or role with every right, and takes it. */
final class NewPrincipals {

    static final List<String> ACTIONS = List.of("iam:CreateUser", "iam:CreateRole");

    /** Of its choice; one that no policy speaks of but by a star. */
    private static final String NAME = "a-new-name";

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
        if (its.canEver("iam:CreateUser") && its.canEver("iam:CreateAccessKey")) {
            IamPrincipal user = made(Kind.USER, null);
            Permit key = its.on("iam:CreateAccessKey", user.arn(), About.ofNew());
            add(steps, user, "iam:CreateAccessKey", key);
        }
        if (its.canEver("iam:CreateRole")) {
            Policy trust = Takings.trusting(from.principal().arn());
            IamPrincipal role = made(Kind.ROLE, trust);
            add(steps, role, "sts:AssumeRole", its.take(role, trust));
        }
        return steps;
    }

    private void add(List<Step> steps, IamPrincipal made, String taking, @Nullable Permit taken) {
        String kind = made.kind() == Kind.USER ? "User" : "Role";
        Permit make = taken == null ? null : its.on("iam:Create" + kind, made.arn(), About.ofNew());
        if (make == null || taken == null) {
            return;
        }
        for (Change change : new Changes(world, its).of(made)) {
            List<String> actions = new ArrayList<>(List.of("iam:Create" + kind));
            actions.addAll(change.actions());
            actions.add(taking);
            Permit all = make.and(change.permit()).and(taken);
            String technique = "create-" + kind.toLowerCase(Locale.ROOT) + "-and-" + change.technique();
            steps.add(new Step(from, Standing.of(made).after(change), technique, actions, all));
        }
    }

    private IamPrincipal made(Kind kind, @Nullable Policy trust) {
        String account = from.principal().account();
        String name = (kind == Kind.USER ? "user/" : "role/") + NAME;
        return new IamPrincipal(
                from.principal().inIam(account, name),
                kind,
                account,
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
