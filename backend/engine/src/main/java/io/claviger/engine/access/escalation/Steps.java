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
import org.jspecify.annotations.Nullable;

/** The steps that lead on from a standing: the best to each other one. */
final class Steps {

    static final String TAG_USER = "iam:TagUser";
    static final String TAG_ROLE = "iam:TagRole";
    static final List<String> ACTIONS = List.of(TAG_USER, TAG_ROLE);
    private static final String ASSUME = "sts:AssumeRole";
    private static final String READ_KEY = "read-key-from-secret";

    private final World world;
    private final Map<String, List<Step>> known = new HashMap<>();

    Steps(World world) {
        this.world = world;
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
            steps.addAll(new Services(world, standing).steps());
            steps.addAll(takings.ofProviders());
            changes(standing, its, takings, steps);
            tagsOfChoice(standing, its, steps);
            secondFactor(standing, its, steps);
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
            Step step = isItself(standing, role) ? null : takings.assume(role);
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
        Changes changes = new Changes(world, its);
        if (changes.isPossible()) {
            for (Change change : changes.of(standing.principal())) {
                steps.add(new Step(
                        standing, standing.after(change), change.technique(), change.actions(), change.permit()));
            }
        }
        if (!changes.isPossible() && !takings.isPossible()) {
            return;
        }
        for (IamPrincipal other : world.ofAccount(standing.principal().account())) {
            if (!isItself(standing, other) && !other.isUnmodifiable()) {
                takeAndChange(other, takings, changes, ways.get(other.arn()), steps);
            }
        }
    }

    /**
     * Who may tag itself has whatever tags a policy asks of it. Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html">Controlling access to and for IAM users and
     * roles using tags</a>.
     */
    private void tagsOfChoice(Standing standing, Rights its, List<Step> steps) {
        IamPrincipal self = standing.principal();
        boolean user = self.kind() == IamPrincipal.Kind.USER;
        String action = user ? TAG_USER : TAG_ROLE;
        Permit permit = self.isUnmodifiable() || !its.canEver(action) || !world.asksTags()
                ? null
                : its.on(action, self.arn(), About.of(self));
        if (permit != null) {
            Change change = new Change(
                    user ? "tag-user" : "tag-role", List.of(action), permit, "+tags", self.withTagsOfChoice());
            steps.add(new Step(standing, standing.after(change), change.technique(), change.actions(), permit));
        }
    }

    private void secondFactor(Standing standing, Rights its, List<Step> steps) {
        Change change = SecondFactor.registered(world, its);
        if (change != null) {
            steps.add(
                    new Step(standing, standing.after(change), change.technique(), change.actions(), change.permit()));
        }
    }

    /** What is taken by a credential that is made for it, and what can be changed before it is taken, however it is. */
    private void takeAndChange(
            IamPrincipal other, Takings takings, Changes changes, @Nullable Step known, List<Step> steps) {
        List<Step> more = takings.of(other);
        steps.addAll(more);
        Step way = known != null ? known : more.isEmpty() ? null : more.getFirst();
        if (way == null || !changes.isPossible() || world.isAdministrator(Standing.of(other))) {
            return;
        }
        for (Change change : changes.of(other)) {
            steps.add(way.and(change));
        }
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
