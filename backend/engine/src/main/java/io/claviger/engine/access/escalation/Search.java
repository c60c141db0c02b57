package io.claviger.engine.access.escalation;

import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.policy.Arn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for ways from one principal, breadth first, so that the first way to each end is the shortest. An administrator
 * is an end: from there all is open.
 */
final class Search {

    private final World world;
    private final Steps steps;
    private final Reach reach;
    private final RootTasks rootTasks;
    private final Map<String, List<Reach.Reached>> reached = new HashMap<>();

    Search(World world) {
        this.world = world;
        this.steps = new Steps(world);
        this.reach = new Reach(world);
        this.rootTasks = new RootTasks(world);
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

    /** The roles that one takes by their trust. */
    List<Path> assumedBy(Standing start) {
        return steps.assumed(start).stream()
                .filter(step -> step.to().isToday())
                .map(step -> new Path(step.to().principal().arn(), End.BECOMES, List.of(step.edge(false))))
                .toList();
    }

    private List<Path> from(Standing start, Far far) {
        Map<String, Path> ends = new LinkedHashMap<>();
        Map<String, Step> cameBy = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(start.key()));
        Deque<Standing> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            Standing at = waiting.removeFirst();
            boolean first = far == Far.TO_OTHER_ACCOUNTS && at.equals(start);
            for (Reach.Reached one : reachedFrom(at, far, first)) {
                ends.computeIfAbsent(
                        one.end().word() + ' ' + one.arn(),
                        none -> new Path(one.arn(), one.end(), way(at, cameBy, one.edge())));
            }
            for (Step step : first ? steps.crossing(at) : steps.from(at)) {
                if (!seen.add(step.to().key())) {
                    continue;
                }
                cameBy.put(step.to().key(), step);
                boolean admin = world.isAdministrator(step.to());
                boolean another =
                        !step.to().principal().arn().equals(start.principal().arn());
                if (admin || another) {
                    String arn = step.to().principal().arn();
                    End end = admin ? End.BECOMES_ADMIN : End.BECOMES;
                    boolean made = admin && !step.to().isToday();
                    ends.computeIfAbsent(
                            end.word() + ' ' + arn, none -> new Path(arn, end, way(at, cameBy, step.edge(made))));
                }
                if (!admin && !(far == Far.TO_THE_NEXT && step.to().isToday())) {
                    waiting.addLast(step.to());
                }
            }
        }
        return ends.values().stream()
                .sorted(Comparator.comparing(Path::end)
                        .thenComparing(path -> path.edges().size()))
                .toList();
    }

    private List<Reach.Reached> reachedFrom(Standing at, Far far, boolean first) {
        boolean next = far == Far.TO_THE_NEXT;
        if (next && at.isToday()) {
            return List.of();
        }
        if (first) {
            return rootTasks.of(at);
        }
        List<Reach.Reached> all = reached.get(at.key());
        if (all == null) {
            all = new ArrayList<>(reach.of(at, next));
            all.addAll(next ? List.of() : rootTasks.of(at));
            reached.put(at.key(), all);
        }
        return all;
    }

    private static List<Edge> way(Standing to, Map<String, Step> cameBy, Edge last) {
        Deque<Edge> way = new ArrayDeque<>(List.of(last));
        for (Step step = cameBy.get(to.key());
                step != null;
                step = cameBy.get(step.from().key())) {
            way.addFirst(step.edge(false));
        }
        return List.copyOf(way);
    }
}
