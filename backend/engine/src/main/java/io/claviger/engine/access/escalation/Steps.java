package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The steps that lead on from a standing: the best to each other one that counts. */
final class Steps {

    private static final String ASSUME = "sts:AssumeRole";
    private static final String READ_KEY = "read-key-from-secret";

    private final World world;
    private final Predicate<IamPrincipal> counts;
    private final Map<String, List<Step>> known = new HashMap<>();

    /** @param counts to whom steps lead, as they are today; whom the same step gives more rights is told in any case */
    Steps(World world, Predicate<IamPrincipal> counts) {
        this.world = world;
        this.counts = counts;
    }

    List<Step> from(Standing standing) {
        List<Step> steps = known.get(standing.key());
        if (steps == null) {
            steps = best(all(standing));
            known.put(standing.key(), steps);
        }
        return steps;
    }

    private static List<Step> best(List<Step> steps) {
        Map<String, Step> best = new LinkedHashMap<>();
        for (Step step : steps) {
            best.merge(step.to().key(), step, Steps::better);
        }
        return best.values().stream().sorted(Step.BETTER).toList();
    }

    private static Step better(Step one, Step other) {
        return Step.BETTER.compare(other, one) < 0 ? other : one;
    }

    private List<Step> all(Standing standing) {
        Takings takings = new Takings(world, standing);
        Rights its = world.rights(standing);
        List<Step> steps = assumed(standing, its, takings);
        keys(standing, its, steps);
        if (!its.isPowerless()) {
            steps.addAll(new Services(world, standing).steps(counts));
            steps.addAll(takings.ofProviders());
            changes(standing, its, takings, steps);
            SecondFactor.registered(world, its, standing.principal())
                    .forEach(change -> steps.add(itself(standing, change)));
            steps.addAll(new NewPrincipals(world, standing).steps());
        }
        steps.removeIf(step -> step.to().key().equals(standing.key()));
        return steps;
    }

    /** The roles that it takes by their trust. */
    List<Step> assumed(Standing standing) {
        return assumed(standing, world.rights(standing), new Takings(world, standing));
    }

    /** The roles of other accounts that it takes by their trust. */
    List<Step> crossing(Standing standing) {
        Takings takings = new Takings(world, standing);
        return trusting(standing, world.rights(standing)).stream()
                .filter(role -> !role.account().equals(standing.principal().account()))
                .map(takings::assume)
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<IamPrincipal> trusting(Standing standing, Rights its) {
        Set<IamPrincipal> trusting = world.trusts().naming(standing.principal());
        if (its.canEver(ASSUME)) {
            trusting.addAll(its.speaksOf(
                    ASSUME, world.trusts().namingAccount(standing.principal().account())));
        }
        return trusting;
    }

    private List<Step> assumed(Standing standing, Rights its, Takings takings) {
        List<Step> steps = new ArrayList<>();
        for (IamPrincipal role : trusting(standing, its)) {
            boolean asked = !isItself(standing, role) && (world.asksTags() || counts.test(role));
            Step step = asked ? takings.assume(role) : null;
            Step tagged = step == null ? null : takings.assumeWithTags(role);
            if (step != null) {
                steps.add(step);
            }
            if (tagged != null) {
                steps.add(tagged);
            }
        }
        return steps;
    }

    private void changes(Standing standing, Rights its, Takings takings, List<Step> steps) {
        Map<String, Step> ways = new HashMap<>();
        steps.forEach(step -> ways.merge(step.to().key(), step, Steps::better));
        Plans plans = new Plans(world, its);
        if (plans.isPossible()) {
            new Changes(world, its).of(standing.principal()).forEach(change -> steps.add(itself(standing, change)));
        }
        if (!plans.isPossible() && !takings.isPossible()) {
            return;
        }
        for (IamPrincipal other : world.ofAccount(standing.principal().account())) {
            if (!isItself(standing, other) && !other.isUnmodifiable() && counts.test(other)) {
                takeAndChange(other, takings, plans, ways.get(other.arn()), steps);
            }
        }
    }

    /** What is taken by a credential that is made for it, and what can be changed before it is taken, however it is. */
    private void takeAndChange(
            IamPrincipal other, Takings takings, Plans plans, @Nullable Step known, List<Step> steps) {
        List<Step> more = takings.of(other);
        steps.addAll(more);
        Step way = known != null ? known : more.isEmpty() ? null : more.getFirst();
        if (way == null || !plans.isPossible() || world.isAdministrator(Standing.of(other))) {
            return;
        }
        for (Change change : plans.of(Standing.of(other))) {
            steps.add(way.and(change));
        }
    }

    private static Step itself(Standing standing, Change change) {
        return new Step(standing, standing.after(change), change.technique(), change.actions(), change.permit());
    }

    /** A resource in which a key lies makes who can read it the key's bearer. */
    private void keys(Standing standing, Rights its, List<Step> steps) {
        for (HeldResource store : world.holding()) {
            Reach.Had had = Reach.stored(its, store);
            if (had != null) {
                for (IamPrincipal bearer : world.named(store.holds())) {
                    steps.add(new Step(standing, Standing.of(bearer), READ_KEY, had.actions(), had.permit()));
                }
            }
        }
    }

    private static boolean isItself(Standing standing, IamPrincipal other) {
        return standing.principal().arn().equals(other.arn());
    }
}
