package io.claviger.engine.graph;

import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.model.AccessModels;
import io.claviger.engine.graph.model.EstateModel;
import io.claviger.engine.graph.model.EstateModel.Decided;
import io.claviger.engine.graph.model.EstateModel.Deciding;
import io.claviger.engine.graph.model.EstateModel.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says which grants the facts come to that decide together. Only what facts that moved can change is decided again. For one thread at a
 * time.
 */
public final class Derivation {

    private final Map<String, Deciding> estates = new HashMap<>();
    private final Map<String, Map<String, Decided>> decided = new HashMap<>();

    /**
     * What is no longer granted, and what is from now on: in this order.
     *
     * @param standings of all identities whose rights are decided, also of those that did not move
     * @param problems what of the documents of an object, of any source, cannot be read, or speaks of what is not there
     */
    public record Settled(
            List<GrantFact> over,
            List<GrantFact> begun,
            Map<UUID, Standing> standings,
            Map<UUID, List<String>> problems) {
        public Settled {
            over = List.copyOf(over);
            begun = List.copyOf(begun);
            standings = Map.copyOf(standings);
            problems = Map.copyOf(problems);
        }
    }

    /** Takes what is true of an object from now on, or no longer. */
    public void take(GraphFact fact, boolean gone) {
        String vendor = fact.place().vendor();
        EstateModel model = AccessModels.ofEstates().get(vendor);
        if (model != null) {
            take(vendor, model, fact, gone);
        }
        AccessModels.acrossSources().forEach((name, across) -> take(name, across, fact, gone));
    }

    private void take(String name, EstateModel model, GraphFact fact, boolean gone) {
        if (model.looksAt(fact)) {
            estates.computeIfAbsent(name, none -> model.begin()).take(fact, gone);
        }
    }

    /**
     * What would no longer be granted to others, and what would, were an identity not there. All that was taken before must be
     * settled; who goes on with it after a failure may be wrong.
     */
    public Shift without(UUID identity, Instant now) {
        Shift shift = Shift.NOTHING;
        for (Map.Entry<String, Deciding> estate : estates.entrySet()) {
            GraphFact fact = estate.getValue().between(identity);
            if (fact != null) {
                estate.getValue().take(fact, true);
                shift = settle(estate.getKey(), estate.getValue(), now);
                estate.getValue().take(fact, false);
                settle(estate.getKey(), estate.getValue(), now);
            }
        }
        return shift.apart();
    }

    /** What is no longer granted, and what is from now on. */
    public record Shift(List<GrantFact> over, List<GrantFact> begun) {
        public static final Shift NOTHING = new Shift(List.of(), List.of());

        public Shift {
            over = List.copyOf(over);
            begun = List.copyOf(begun);
        }

        /** Without what is only proved otherwise. */
        private Shift apart() {
            return new Shift(apart(over, begun), apart(begun, over));
        }

        private static List<GrantFact> apart(List<GrantFact> some, List<GrantFact> others) {
            Set<List<Object>> known = others.stream().map(Shift::what).collect(Collectors.toSet());
            return some.stream().filter(one -> !known.contains(what(one))).toList();
        }

        private static List<Object> what(GrantFact grant) {
            return List.of(grant.subject(), grant.action(), grant.target());
        }
    }

    private Shift settle(String name, Deciding estate, Instant now) {
        List<GrantFact> over = new ArrayList<>();
        List<GrantFact> begun = new ArrayList<>();
        Map<String, Decided> parts = decided.computeIfAbsent(name, none -> new HashMap<>());
        estate.settle(now).forEach((part, next) -> {
            Decided before = next.isNothing() ? parts.remove(part) : parts.put(part, next);
            List<GrantFact> were = before == null ? List.of() : before.grants();
            over.addAll(without(were, next.grants()));
            begun.addAll(without(next.grants(), were));
        });
        return new Shift(over, begun);
    }

    /** Decides what facts that were taken since the last time have moved. */
    public Settled settle(Instant now) {
        List<GrantFact> over = new ArrayList<>();
        List<GrantFact> begun = new ArrayList<>();
        estates.forEach((name, estate) -> {
            Shift shift = settle(name, estate, now);
            over.addAll(shift.over());
            begun.addAll(shift.begun());
        });
        Map<UUID, Standing> standings = new HashMap<>();
        Map<UUID, List<String>> problems = new HashMap<>();
        decided.values()
                .forEach(parts -> parts.values().forEach(one -> {
                    standings.putAll(one.standings());
                    problems.putAll(one.problems());
                }));
        standings.forEach((id, standing) -> {
            if (!standing.problems().isEmpty()) {
                problems.put(id, standing.problems());
            }
        });
        return new Settled(over, begun, standings, problems);
    }

    /** What both have in common at the begin and at the end is passed over. */
    private static List<GrantFact> without(List<GrantFact> grants, List<GrantFact> others) {
        int most = Math.min(grants.size(), others.size());
        int begin = 0;
        while (begin < most && grants.get(begin) == others.get(begin)) {
            begin++;
        }
        int end = 0;
        while (end < most - begin && grants.get(grants.size() - 1 - end) == others.get(others.size() - 1 - end)) {
            end++;
        }
        Map<UUID, GrantFact> known = new HashMap<>();
        others.subList(begin, others.size() - end).forEach(grant -> known.put(grant.id(), grant));
        return grants.subList(begin, grants.size() - end).stream()
                .filter(grant -> !grant.equals(known.get(grant.id())))
                .toList();
    }
}
