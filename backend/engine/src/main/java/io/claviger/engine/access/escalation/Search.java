package io.claviger.engine.access.escalation;

import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.escalation.Review.Together;
import io.claviger.engine.access.policy.Arn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for ways from one principal, breadth first, so that the first way to each end is the shortest. An administrator
 * is an end: from there all is open.
 */
final class Search {

    private final World world;
    private final Steps steps;
    private final Reach reach;
    private final RootTasks rootTasks;
    private final Joint joint;
    private final Map<String, List<Reach.Reached>> reached = new HashMap<>();

    Search(World world) {
        this.world = world;
        this.steps = new Steps(world, _ -> true);
        this.reach = new Reach(world);
        this.rootTasks = new RootTasks(world);
        this.joint = new Joint(world);
    }

    /** How far is looked. */
    private enum Far {
        TO_ALL,
        TO_THE_NEXT,
        /** From an administrator, to whom all of its own account is open. */
        TO_OTHER_ACCOUNTS
    }

    /** The shortest ways from one to all that it can reach. */
    List<Path> from(Standing start) {
        return from(start, Far.TO_ALL);
    }

    /**
     * The ways that lead to others without going through one: as they are today, each goes on from itself. What is reached without
     * a change is not among them.
     */
    List<Path> nextFrom(Standing start) {
        return from(start, Far.TO_THE_NEXT);
    }

    /**
     * The ways that several whom one takes apart from each other open together, and none of them by itself. Mostly one makes another
     * administrator: then it is enough to look where those are that count.
     *
     * @param counts whether one may lead to any who change others, or whom these change
     */
    Function<Standing, Together> joining(Predicate<String> counts) {
        Steps counting = new Steps(world, principal -> counts.test(principal.arn()));
        return start -> {
            Tour near = tour(start, counting::from);
            boolean further = near.isFurther(joint::isPossible);
            return new Together((further ? tour(start, steps::from) : near).together(), further);
        };
    }

    private Tour tour(Standing start, Function<Standing, List<Step>> steps) {
        Tour tour = new Tour(world, start, _ -> true);
        Guided guided = new Guided(start, Far.TO_ALL);
        tour.goWith(joint, new Tour.Guide() {
            @Override
            public List<Step> steps(Standing at) {
                return steps.apply(at);
            }

            @Override
            public List<Reach.Reached> reached(Standing at) {
                return tour.isTogether(at) ? guided.reached(at) : List.of();
            }
        });
        return tour;
    }

    /** The shortest ways from an administrator to what is of other accounts, by roles there that trust it. */
    List<Path> beyond(Standing start) {
        String own = start.principal().account();
        return from(start, Far.TO_OTHER_ACCOUNTS).stream()
                .filter(path -> isElsewhere(path.to(), own))
                .toList();
    }

    private static boolean isElsewhere(String arn, String account) {
        Arn parsed = Arn.parse(arn);
        return parsed != null && !parsed.account().equals(account);
    }

    /** What of other accounts one reaches as their root user; of their passwords a mailbox decides, which is nothing here. */
    List<Path> asRoot(Standing start) {
        return rootTasks.of(start).stream()
                .filter(one -> one.end() == End.REACHES)
                .map(one -> new Path(one.arn(), one.end(), List.of(one.edge())))
                .toList();
    }

    /** Whether it may take root users of other accounts. */
    boolean takesRoots(Standing start) {
        return rootTasks.isFor(start);
    }

    /** The roles that one takes by their trust. */
    List<Path> assumedBy(Standing start) {
        return steps.assumed(start).stream()
                .filter(step -> step.to().isToday())
                .map(step -> new Path(step.to().principal().arn(), End.BECOMES, List.of(step.edge(false))))
                .toList();
    }

    private List<Path> from(Standing start, Far far) {
        boolean near = far == Far.TO_THE_NEXT;
        Tour tour = new Tour(world, start, standing -> !near || !standing.isToday());
        Tour.Guide guide = new Guided(start, far);
        if (near) {
            tour.go(guide);
        } else {
            tour.goWith(joint, guide);
        }
        return tour.paths();
    }

    /** Knows how far to look. */
    private final class Guided implements Tour.Guide {

        private final Standing start;
        private final Far far;

        Guided(Standing start, Far far) {
            this.start = start;
            this.far = far;
        }

        /** Whether one is the administrator whose own account is open to it. */
        private boolean isBegin(Standing at) {
            return far == Far.TO_OTHER_ACCOUNTS && at.equals(start);
        }

        @Override
        public List<Step> steps(Standing at) {
            return isBegin(at) ? steps.crossing(at) : steps.from(at);
        }

        @Override
        public List<Reach.Reached> reached(Standing at) {
            boolean next = far == Far.TO_THE_NEXT;
            if (next && at.isToday()) {
                return List.of();
            }
            return isBegin(at) ? rootTasks.of(at) : reached.computeIfAbsent(at.key(), none -> all(at, next));
        }

        private List<Reach.Reached> all(Standing at, boolean next) {
            List<Reach.Reached> all = new ArrayList<>(reach.of(at, next));
            all.addAll(next ? List.of() : rootTasks.of(at));
            return all;
        }
    }
}
