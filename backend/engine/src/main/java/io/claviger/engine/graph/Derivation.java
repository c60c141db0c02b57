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
import java.util.UUID;

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

    /** Decides what facts that were taken since the last time have moved. */
    public Settled settle(Instant now) {
        List<GrantFact> over = new ArrayList<>();
        List<GrantFact> begun = new ArrayList<>();
        estates.forEach((vendor, estate) -> {
            Map<String, Decided> parts = decided.computeIfAbsent(vendor, none -> new HashMap<>());
            estate.settle(now).forEach((part, next) -> {
                Decided before = next.isNothing() ? parts.remove(part) : parts.put(part, next);
                List<GrantFact> were = before == null ? List.of() : before.grants();
                over.addAll(without(were, next.grants()));
                begun.addAll(without(next.grants(), were));
            });
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
