package io.claviger.engine.access.escalation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several that one has taken do for each other: whoever holds two keys changes with the one what the other may do, though
 * neither could take the other.
 */
final class Joint {

    /** Of one search. */
    private static final int MOST_PAIRS = 200_000;

    private final World world;
    private final Map<String, Optional<Plans>> plans = new HashMap<>();
    private final Map<String, Map<String, List<Change>>> known = new HashMap<>();

    Joint(World world) {
        this.world = world;
    }

    /**
     * The steps by which one that is held changes another.
     *
     * @param held in the order in which they were taken
     * @param cameBy the step to each but the first
     */
    List<Step> among(List<Standing> held, Map<String, Step> cameBy) {
        List<Step> steps = new ArrayList<>();
        Set<String> administrators = new HashSet<>();
        int pairs = 0;
        for (Standing by : held) {
            Plans plans = of(by).orElse(null);
            for (Standing target : held) {
                if (plans == null || administrators.contains(target.key()) || !counts(by, target)) {
                    continue;
                }
                for (Change change : pairs++ < MOST_PAIRS ? of(by, target, plans) : List.<Change>of()) {
                    Step step = step(by, target, change, cameBy);
                    steps.add(step);
                    if (world.isAdministrator(step.to())) {
                        administrators.add(target.key());
                    }
                }
            }
        }
        return steps;
    }

    /** Whether one may change others. */
    boolean isPossible(Standing by) {
        return of(by).isPresent();
    }

    private Optional<Plans> of(Standing by) {
        return plans.computeIfAbsent(
                by.key(),
                none -> Optional.of(new Plans(world, world.rights(by)))
                        .filter(plans -> !world.isAdministrator(by) && plans.isPossible()));
    }

    private boolean counts(Standing by, Standing target) {
        return !by.principal().arn().equals(target.principal().arn())
                && by.principal().account().equals(target.principal().account())
                && !target.principal().isUnmodifiable()
                && !world.isAdministrator(target);
    }

    private List<Change> of(Standing by, Standing target, Plans plans) {
        return known.computeIfAbsent(by.key(), none -> new HashMap<>())
                .computeIfAbsent(target.key(), none -> plans.of(target));
    }

    /** It is the proof of how the other was taken, too, as far as the way to the one that changes it does not tell that. */
    private static Step step(Standing by, Standing target, Change change, Map<String, Step> cameBy) {
        List<Step> way = way(by, cameBy);
        String technique = change.technique();
        List<String> actions = change.actions();
        Permit permit = change.permit();
        for (Step taking : way(target, cameBy)) {
            if (!way.contains(taking)) {
                technique += "-and-" + taking.technique();
                actions = Permit.both(actions, taking.actions());
                permit = permit.and(taking.permit());
            }
        }
        boolean together = forks(way, way(target, cameBy));
        return new Step(by, target.after(change), technique, actions, permit, together);
    }

    /** Whether no one else whom both lead through could begin with both. */
    private static boolean forks(List<Step> way, List<Step> other) {
        if (way.isEmpty() || other.isEmpty()) {
            return true;
        }
        Standing next = way.getFirst().to();
        return !next.isToday()
                || !next.key().equals(other.getFirst().to().key())
                || way.stream().anyMatch(Step::together)
                || other.stream().anyMatch(Step::together);
    }

    /** From the first. */
    static List<Step> way(Standing to, Map<String, Step> cameBy) {
        Deque<Step> way = new ArrayDeque<>();
        for (@Nullable Step step = cameBy.get(to.key());
                step != null;
                step = cameBy.get(step.from().key())) {
            way.addFirst(step);
        }
        return List.copyOf(way);
    }
}
