package io.claviger.engine.graph.model;

import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.escalation.Sway;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.NodeKind;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What identities can do because they take several others, of whom one changes what another may do. It hangs on all that one leads to:
 * so it is decided again of who leads to those that are no longer what they were, and to someone who changes others, too. Mostly the
 * changed one is administrator then; where it only has some rights more, the answer hangs on all of its account.
 */
final class AwsTogether {

    /**
     * What is known of one identity by itself.
     *
     * @param leads to whom it leads
     * @param sway over others; null where it is of no matter, as an administrator's
     */
    record Alone(
            Decided decided, Set<String> leads, @Nullable Sway sway) {
        static final Alone NOTHING = of(Decided.NOTHING);

        Alone {
            leads = Set.copyOf(leads);
        }

        /** It leads to no one who could do more with others. */
        static Alone of(Decided decided) {
            return new Alone(decided, Set.of(), null);
        }

        boolean changes() {
            return sway != null && sway.changes();
        }

        boolean mayChange(String arn) {
            return sway != null && sway.mayChange(arn);
        }

        /** Whether it leads to others, or in other ways. */
        boolean leadsAsDoes(Alone other) {
            return leads.equals(other.leads) && changes() == other.changes() && ways().equals(other.ways());
        }

        private List<GrantFact> ways() {
            return decided.grants().stream()
                    .filter(grant -> grant.targetKind() == NodeKind.IDENTITY)
                    .toList();
        }
    }

    /**
     * What is known of one identity with others.
     *
     * @param leads to whom it leads
     * @param further whether that may hang on all of its account
     */
    record With(List<GrantFact> grants, Set<String> leads, boolean further) {
        static final With NOTHING = new With(List.of(), Set.of(), false);

        With {
            grants = List.copyOf(grants);
            leads = Set.copyOf(leads);
        }
    }

    /** Decides what some can do with others. */
    interface Deciding {

        /** @param counts whether one may lead to any who change others, or whom these change */
        Function<String, With> begin(Predicate<String> counts);
    }

    /** From so many on it is asked at once, of all, who leads to someone who changes others. */
    private static final int MANY = 200;

    private final Map<String, Alone> alone = new HashMap<>();
    private final Map<String, With> with = new HashMap<>();
    private final Map<String, Set<String>> begins = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final Set<String> further = new HashSet<>();

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
     * @param moved whether the own documents of one are others
     * @return what all come to of whom anything may be another
     */
    Map<String, Decided> settle(
            Map<String, Alone> next, Set<String> seeds, Predicate<String> moved, Deciding deciding) {
        Map<String, List<String>> changers = byAccount(changing);
        Set<String> others = new HashSet<>(seeds);
        others.removeIf(arn -> alone.getOrDefault(arn, Alone.NOTHING).leadsAsDoes(next.getOrDefault(arn, Alone.NOTHING))
                && !(moved.test(arn) && isOfMatter(arn, changers)));
        Set<String> again = touched(others, seeds);
        next.forEach(this::put);
        again.addAll(touched(others, seeds));
        Function<String, With> decide = deciding.begin(counting(again));
        again.removeIf(arn -> !put(arn, decide.apply(arn)));
        again.addAll(next.keySet());
        return again.stream().collect(Collectors.toMap(Function.identity(), this::sum));
    }

    /** Whether its own rights count, and not only to whom it leads: as of one who changes others or may be changed. */
    private boolean isOfMatter(String arn, Map<String, List<String>> changers) {
        return changing.contains(arn) || with.containsKey(arn) || isChanged(arn, changers);
    }

    private boolean isChanged(String arn, Map<String, List<String>> changers) {
        return changers.getOrDefault(account(arn), List.of()).stream()
                .anyMatch(by -> alone.getOrDefault(by, Alone.NOTHING).mayChange(arn));
    }

    private static Map<String, List<String>> byAccount(Collection<String> some) {
        return some.stream().collect(Collectors.groupingBy(AwsTogether::account));
    }

    private static String account(String arn) {
        Arn parsed = Arn.parse(arn);
        return parsed == null ? "" : parsed.account();
    }

    /**
     * Who leads to any of some and to someone who changes others.
     *
     * @param all of whom those count to whom one leads whose answer may hang on all of an account
     */
    private Set<String> touched(Set<String> some, Set<String> all) {
        Set<String> touched = before(some, _ -> true);
        if (!further.isEmpty()) {
            before(all, _ -> true).stream().filter(further::contains).forEach(touched::add);
        }
        if (touched.size() > MANY) {
            touched.retainAll(before(changing, _ -> true));
        } else {
            touched.removeIf(arn -> !leadsToChange(arn));
        }
        return touched;
    }

    /** Of those to whom some lead: who changes others or may be changed, and who leads to these. */
    private Predicate<String> counting(Set<String> some) {
        Set<String> reached = after(some);
        Set<String> matter = new HashSet<>(reached);
        matter.retainAll(changing);
        Map<String, List<String>> changers = byAccount(matter);
        reached.stream().filter(arn -> isChanged(arn, changers)).forEach(matter::add);
        Set<String> counting = before(matter, reached::contains);
        return arn -> counting.contains(arn) || !reached.contains(arn);
    }

    private boolean leadsToChange(String begin) {
        Deque<String> waiting = new ArrayDeque<>(List.of(begin));
        Set<String> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String at = waiting.removeFirst();
            if (changing.contains(at)) {
                return true;
            }
            leads(at).filter(seen::add).forEach(waiting::addLast);
        }
        return false;
    }

    private Stream<String> leads(String arn) {
        return Stream.concat(
                alone.getOrDefault(arn, Alone.NOTHING).leads().stream(),
                with.getOrDefault(arn, With.NOTHING).leads().stream());
    }

    /** All to whom some lead, and these. */
    private Set<String> after(Collection<String> some) {
        return all(some, this::leads);
    }

    /**
     * All that lead to any of some, and these.
     *
     * @param among whom it is looked
     */
    private Set<String> before(Collection<String> some, Predicate<String> among) {
        return all(some, arn -> begins.getOrDefault(arn, Set.of()).stream().filter(among));
    }

    private static Set<String> all(Collection<String> some, Function<String, Stream<String>> next) {
        Set<String> all = new HashSet<>(some);
        Deque<String> waiting = new ArrayDeque<>(all);
        while (!waiting.isEmpty()) {
            next.apply(waiting.removeFirst()).filter(all::add).forEach(waiting::addLast);
        }
        return all;
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
        if (next.further()) {
            further.add(arn);
        } else {
            further.remove(arn);
        }
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
