package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Trusts.Trusting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How one principal becomes a role by letting a service act as it. */
final class Services {

    static final String PASS = "iam:PassRole";

    /** What lets an action be done. */
    @FunctionalInterface
    private interface Asked {
        @Nullable
        Permit of(String action);
    }

    private final World world;
    private final Standing from;
    private final Rights its;
    private final Map<String, Map<String, Optional<Permit>>> passed = new HashMap<>();

    Services(World world, Standing from) {
        this.world = world;
        this.from = from;
        this.its = world.rights(from);
    }

    /** @param counts to whom they lead */
    List<Step> steps(Predicate<IamPrincipal> counts) {
        List<Step> steps = new ArrayList<>();
        for (Technique technique : Technique.all()) {
            Permit acting = acting(technique);
            if (acting != null && technique.administers()) {
                administering(technique, acting, steps);
            } else if (acting != null) {
                through(technique, acting, counts, steps);
            }
            elsewhere(technique, steps);
        }
        return steps;
    }

    /** Through what runs already in another account and is open to this one: only who hands a role over must be of its account. */
    private void elsewhere(Technique technique, List<Step> steps) {
        for (HeldResource one :
                world.runningElsewhere(technique, from.principal().account())) {
            Permit permit = onThat(technique, one);
            String runsAs = one.runsAs();
            if (permit != null && runsAs != null) {
                world.named(List.of(runsAs))
                        .forEach(role -> steps.add(
                                new Step(from, Standing.of(role), technique.id(), actions(technique), permit)));
            }
        }
    }

    /** By the first service that takes a role for it, once the role trusts whatever it should; null when none does. */
    @Nullable
    Step ifTrusted(IamPrincipal role) {
        for (Technique technique : Technique.all()) {
            boolean fits = technique.passes()
                    && technique.exists() == null
                    && (!technique.profile() || role.hasInstanceProfile());
            Permit acting = fits ? acting(technique) : null;
            Permit permit = acting == null
                    ? null
                    : handed(technique, new Trusting(role, technique.services().getFirst(), Permit.FREE), acting);
            if (permit != null) {
                return new Step(from, Standing.of(role), technique.id(), actions(technique), permit);
            }
        }
        return null;
    }

    private @Nullable Permit acting(Technique technique) {
        boolean possible =
                technique.actions().stream().allMatch(its::canEver) && (!technique.passes() || its.canEver(PASS));
        return possible ? sum(technique, its::onAny) : null;
    }

    /** The same, where a condition asks for the role or its instance profile. */
    private @Nullable Permit with(IamPrincipal role, Technique technique, Permit acting) {
        About about = About.ofHanded(role);
        return about.decidesOf(acting.residual()) ? sum(technique, action -> its.onAny(action, about)) : acting;
    }

    private static @Nullable Permit sum(Technique technique, Asked asked) {
        Permit sum = Permit.FREE;
        for (String action : technique.actions()) {
            Permit one = asked.of(action);
            if (one == null) {
                return null;
            }
            sum = sum.and(one);
        }
        return sum;
    }

    /**
     * By a role that Identity Center makes, which neither the boundary nor the policies of the principal bind. That there
     * is one shows in the roles that it left in the managing account, or in policies that name its actions; a grant of all
     * but some shows nothing.
     */
    private void administering(Technique technique, Permit acting, List<Step> steps) {
        boolean shows = world.managesIdentityCenter(from.principal().account())
                || technique.actions().stream().allMatch(its::isGrantedByName);
        if (!shows) {
            return;
        }
        IamPrincipal all = from.principal().with(List.of(World.EVERYTHING), null);
        Change change = new Change(technique.id(), technique.actions(), acting, "+center", all);
        steps.add(new Step(
                from, from.after(change), technique.id(), technique.actions(), acting.ifThereIs(technique.exists())));
    }

    private void through(Technique technique, Permit acting, Predicate<IamPrincipal> counts, List<Step> steps) {
        for (String service : technique.services()) {
            for (Trusting to :
                    world.trusts().ofService(service, from.principal().account())) {
                boolean fits = !to.role().arn().equals(from.principal().arn())
                        && (!technique.profile() || to.role().hasInstanceProfile())
                        && counts.test(to.role());
                Permit permit = fits ? handed(technique, to, acting) : null;
                if (permit != null) {
                    steps.add(new Step(
                            from, Standing.of(to.role()), technique.id(), actions(technique), permit.and(to.permit())));
                }
            }
        }
    }

    private static List<String> actions(Technique technique) {
        List<String> actions = new ArrayList<>(technique.actions());
        if (technique.passes()) {
            actions.addFirst(PASS);
        }
        return actions;
    }

    private @Nullable Permit handed(Technique technique, Trusting to, Permit acting) {
        if (!technique.passes()) {
            return existing(technique, to.role(), acting);
        }
        Permit pass = pass(to.role(), to.by());
        Permit with = pass == null ? null : with(to.role(), technique, acting);
        return pass == null || with == null ? null : with.and(pass).ifThereIs(technique.exists());
    }

    /** Through something that runs as the role already: one that the input names, or else one that there may be. */
    private @Nullable Permit existing(Technique technique, IamPrincipal role, Permit acting) {
        List<HeldResource> running = world.running(technique, from.principal().account());
        if (running.isEmpty()) {
            return acting.ifThereIs(technique.exists() + " that runs as " + role.arn());
        }
        for (HeldResource one : running) {
            Permit permit = role.arn().equals(one.runsAs()) ? onThat(technique, one) : null;
            if (permit != null) {
                return permit;
            }
        }
        return null;
    }

    private @Nullable Permit onThat(Technique technique, HeldResource one) {
        return sum(technique, action -> {
            if (!Technique.actsOn(action, one.arn())) {
                return its.onAny(action);
            }
            Permit on = its.on(action, one);
            Permit beside = NeededResources.of(action).areSeveral() ? its.onAny(action) : Permit.FREE;
            return on == null || beside == null ? null : on.and(beside);
        });
    }

    private @Nullable Permit pass(IamPrincipal role, String service) {
        return passed.computeIfAbsent(service, none -> new HashMap<>())
                .computeIfAbsent(
                        role.arn(),
                        none -> Optional.ofNullable(
                                its.on(PASS, role.arn(), About.of(role).and("iam:PassedToService", service))))
                .orElse(null);
    }
}
