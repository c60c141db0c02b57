package io.claviger.engine.access.escalation;

import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
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
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One search: all that is reached from one standing, each by the first way that was found. */
final class Tour {

    /** Where it goes on from a standing, and what it finds there. */
    interface Guide {
        List<Step> steps(Standing at);

        List<Reach.Reached> reached(Standing at);
    }

    /** An end, and from where it was found. */
    private record Found(String arn, End end, Standing from, Supplier<Edge> last, boolean together) {}

    private final World world;
    private final Standing start;
    private final Predicate<Standing> goesOn;
    private final Map<String, Found> ends = new LinkedHashMap<>();
    private final Map<String, Step> cameBy = new HashMap<>();
    private final Set<String> seen;
    private final Deque<Standing> waiting;
    private final List<Standing> held = new ArrayList<>();
    /** What several that are taken apart from each other open, and what comes behind it. */
    private final Set<String> behind = new HashSet<>();

    private boolean further;

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
            for (Reach.Reached one : guide.reached(at)) {
                end(new Found(one.arn(), one.end(), at, one::edge, isTogether(at)));
            }
            guide.steps(at).forEach(this::take);
        }
    }

    /** The same with what those that were taken do for each other, as long as that leads on. */
    void goWith(Joint joint, Guide guide) {
        go(guide);
        joint.among(held, cameBy).forEach(this::take);
        while (!waiting.isEmpty()) {
            further = true;
            go(guide);
            joint.among(held, cameBy).forEach(this::take);
        }
    }

    private void take(Step step) {
        if (!seen.add(step.to().key())) {
            return;
        }
        cameBy.put(step.to().key(), step);
        if (step.together() || isTogether(step.from())) {
            behind.add(step.to().key());
        }
        boolean admin = world.isAdministrator(step.to());
        String arn = step.to().principal().arn();
        if (admin || !arn.equals(start.principal().arn())) {
            End end = admin ? End.BECOMES_ADMIN : End.BECOMES;
            boolean made = admin && !step.to().isToday();
            end(new Found(arn, end, step.from(), () -> step.edge(made), isTogether(step.to())));
        }
        if (!admin && goesOn.test(step.to())) {
            waiting.addLast(step.to());
        }
    }

    /** Whether no one on the way to it could go there by itself. */
    boolean isTogether(Standing at) {
        return behind.contains(at.key());
    }

    /** Whether it went on from one that several changed together, or from one that has more rights than today and is of matter. */
    boolean isFurther(Predicate<Standing> matters) {
        return further || held.stream().anyMatch(at -> !at.isToday() && matters.test(at));
    }

    private void end(Found found) {
        ends.putIfAbsent(found.end().word() + ' ' + found.arn(), found);
    }

    List<Path> paths() {
        return paths(_ -> true);
    }

    /** Those of them that no one on the way could go by itself. */
    List<Path> together() {
        return paths(Found::together);
    }

    private List<Path> paths(Predicate<Found> wanted) {
        return ends.values().stream()
                .filter(wanted)
                .map(found -> new Path(
                        found.arn(), found.end(), way(found.from(), found.last().get())))
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
