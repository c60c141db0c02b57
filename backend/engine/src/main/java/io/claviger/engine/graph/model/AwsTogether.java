package io.claviger.engine.graph.model;

import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.model.EstateModel.Decided;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What identities can do because they take several others, of whom one changes what another may do. It hangs on all that one leads to:
 * so it is decided again of whom those lead to who were decided again, where they lead to someone who changes others, too.
 */
final class AwsTogether {

    /**
     * What is known of one identity by itself.
     *
     * @param leads to whom it leads
     * @param changes whether it may change what others may do, and is no administrator
     */
    record Alone(Decided decided, Set<String> leads, boolean changes) {
        static final Alone NOTHING = of(Decided.NOTHING);

        Alone {
            leads = Set.copyOf(leads);
        }

        /** It leads to no one who could do more with others. */
        static Alone of(Decided decided) {
            return new Alone(decided, Set.of(), false);
        }
    }

    /**
     * What is known of one identity with others.
     *
     * @param leads to whom it leads
     */
    record With(List<GrantFact> grants, Set<String> leads) {
        static final With NOTHING = new With(List.of(), Set.of());

        With {
            grants = List.copyOf(grants);
            leads = Set.copyOf(leads);
        }
    }

    /** From so many on it is asked at once, of all, who leads to someone who changes others. */
    private static final int MANY = 200;

    private final Map<String, Alone> alone = new HashMap<>();
    private final Map<String, With> with = new HashMap<>();
    private final Map<String, Set<String>> begins = new HashMap<>();
    private final Set<String> changing = new HashSet<>();

    static Set<String> leads(List<Path> ways) {
        return ways.stream()
                .filter(way -> way.end() == End.BECOMES || way.end() == End.BECOMES_ADMIN)
                .map(Path::to)
                .collect(Collectors.toSet());
    }

    /** What is known of one by itself; null when nothing is. */
    @Nullable
    Alone alone(String arn) {
        return alone.get(arn);
    }

    /**
     * @param next what is decided of some by themselves
     * @param seeds those of them of whom more may be another than what they may do with resources
     * @param deciding what one can do with others
     * @return what all come to of whom anything may be another
     */
    Map<String, Decided> settle(Map<String, Alone> next, Set<String> seeds, Function<String, With> deciding) {
        Set<String> again = touched(seeds);
        next.forEach(this::put);
        again.addAll(touched(seeds));
        again.removeIf(arn -> !put(arn, deciding.apply(arn)));
        again.addAll(next.keySet());
        return again.stream().collect(Collectors.toMap(Function.identity(), this::sum));
    }

    /** Who leads to any of some and to someone who changes others. */
    private Set<String> touched(Collection<String> some) {
        Set<String> touched = before(some);
        if (touched.size() > MANY) {
            touched.retainAll(before(changing));
        } else {
            touched.removeIf(arn -> !leadsToChange(arn));
        }
        return touched;
    }

    private boolean leadsToChange(String begin) {
        Set<String> seen = new HashSet<>(Set.of(begin));
        Deque<String> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            String at = waiting.removeFirst();
            if (changing.contains(at)) {
                return true;
            }
            for (Set<String> leads : List.of(
                    alone.getOrDefault(at, Alone.NOTHING).leads(),
                    with.getOrDefault(at, With.NOTHING).leads())) {
                leads.stream().filter(seen::add).forEach(waiting::addLast);
            }
        }
        return false;
    }

    /** All that lead to any of some, and these. */
    private Set<String> before(Collection<String> some) {
        Set<String> before = new TreeSet<>(some);
        Deque<String> waiting = new ArrayDeque<>(before);
        while (!waiting.isEmpty()) {
            for (String begin : begins.getOrDefault(waiting.removeFirst(), Set.of())) {
                if (before.add(begin)) {
                    waiting.addLast(begin);
                }
            }
        }
        return before;
    }

    private void put(String arn, Alone next) {
        Alone before = next.decided().isNothing() ? alone.remove(arn) : alone.put(arn, next);
        if (next.changes()) {
            changing.add(arn);
        } else {
            changing.remove(arn);
        }
        Set<String> others = with.getOrDefault(arn, With.NOTHING).leads();
        lead(arn, before == null ? Set.of() : before.leads(), next.leads(), others);
    }

    /** Whether it is another. */
    private boolean put(String arn, With next) {
        With before = with.getOrDefault(arn, With.NOTHING);
        if (next.equals(before)) {
            return false;
        }
        with.put(arn, next);
        lead(
                arn,
                before.leads(),
                next.leads(),
                alone.getOrDefault(arn, Alone.NOTHING).leads());
        return true;
    }

    private void lead(String arn, Set<String> before, Set<String> next, Set<String> others) {
        for (String to : before) {
            Set<String> its = begins.get(to);
            if (its != null && !others.contains(to) && its.remove(arn) && its.isEmpty()) {
                begins.remove(to);
            }
        }
        next.forEach(to -> begins.computeIfAbsent(to, none -> new HashSet<>()).add(arn));
    }

    /** Where both have a way from one to another, it is the one that is there by itself. */
    private Decided sum(String arn) {
        Decided its = alone.getOrDefault(arn, Alone.NOTHING).decided();
        List<GrantFact> more = with.getOrDefault(arn, With.NOTHING).grants();
        if (more.isEmpty()) {
            return its;
        }
        Set<UUID> known = its.grants().stream().map(GrantFact::id).collect(Collectors.toSet());
        List<GrantFact> all = new ArrayList<>(its.grants());
        more.stream().filter(grant -> !known.contains(grant.id())).forEach(all::add);
        return new Decided(all, its.standings(), its.problems());
    }
}
