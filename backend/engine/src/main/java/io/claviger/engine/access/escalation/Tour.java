package io.claviger.engine.access.escalation;

import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One search: all that is reached from one standing, each by the first way that was found. */
final class Tour {

    /** Where it goes on from a standing, and what it finds there. */
    interface Guide {
        List<Step> steps(Standing at);

        List<Reach.Reached> reached(Standing at);
    }

    private final World world;
    private final Standing start;
    private final Predicate<Standing> goesOn;
    private final Map<String, Path> ends = new LinkedHashMap<>();
    private final Map<String, Step> cameBy = new HashMap<>();
    private final Set<String> seen;
    private final Deque<Standing> waiting;
    private final List<Standing> held = new ArrayList<>();
    /** The ends that only several open that are taken apart from each other. */
    private final List<Path> together = new ArrayList<>();

    private boolean onlyTogether;

    /** @param goesOn whether it looks for what comes behind one */
    Tour(World world, Standing start, Predicate<Standing> goesOn) {
        this.world = world;
        this.start = start;
        this.goesOn = goesOn;
        this.seen = new HashSet<>(Set.of(start.key()));
        this.waiting = new ArrayDeque<>(List.of(start));
    }

    void go(Guide guide) {
        while (!waiting.isEmpty()) {
            Standing at = waiting.removeFirst();
            held.add(at);
            for (Reach.Reached one : isOfMatter(at) ? guide.reached(at) : List.<Reach.Reached>of()) {
                end(one.arn(), one.end(), at, one.edge(), false);
            }
            guide.steps(at).forEach(this::take);
        }
    }

    /** The same, where what one reaches without that is of no matter. */
    void goOnlyWith(Joint joint, Guide guide) {
        onlyTogether = true;
        goWith(joint, guide);
    }

    /** The same with what those that were taken do for each other, as long as that leads on. */
    void goWith(Joint joint, Guide guide) {
        do {
            go(guide);
            joint.among(held, cameBy).forEach(this::take);
        } while (!waiting.isEmpty());
    }

    private void take(Step step) {
        if (!seen.add(step.to().key())) {
            return;
        }
        cameBy.put(step.to().key(), step);
        boolean admin = world.isAdministrator(step.to());
        String arn = step.to().principal().arn();
        if (admin || !arn.equals(start.principal().arn())) {
            End end = admin ? End.BECOMES_ADMIN : End.BECOMES;
            boolean made = admin && !step.to().isToday();
            end(arn, end, step.from(), step.edge(made), step.together());
        }
        if (!admin && goesOn.test(step.to())) {
            waiting.addLast(step.to());
        }
    }

    private boolean isTogether(Standing at) {
        return Joint.way(at, cameBy).stream().anyMatch(Step::together);
    }

    private boolean isOfMatter(Standing at) {
        return !onlyTogether || isTogether(at);
    }

    private void end(String arn, End end, Standing from, Edge last, boolean together) {
        String key = end.word() + ' ' + arn;
        if (!ends.containsKey(key)) {
            Path path = new Path(arn, end, way(from, last));
            ends.put(key, path);
            if (together || isTogether(from)) {
                this.together.add(path);
            }
        }
    }

    List<Path> paths() {
        return sorted(ends.values());
    }

    /** Those of them that no one on the way could go by itself. */
    List<Path> together() {
        return sorted(together);
    }

    private static List<Path> sorted(Collection<Path> paths) {
        return paths.stream()
                .sorted(Comparator.comparing(Path::end)
                        .thenComparing(path -> path.edges().size()))
                .toList();
    }

    private List<Edge> way(Standing to, Edge last) {
        List<Edge> way = new ArrayList<>();
        Joint.way(to, cameBy).forEach(step -> way.add(step.edge(false)));
        way.add(last);
        return way;
    }
}
