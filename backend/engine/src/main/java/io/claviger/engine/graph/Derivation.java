package io.claviger.engine.graph;

import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.model.AccessModels;
import io.claviger.engine.graph.model.EstateModel;
import io.claviger.engine.graph.model.EstateModel.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the facts that decide together, and says which grants they come to. Only a kind of source of which a fact moved is decided
 * again. For one thread at a time.
 */
public final class Derivation {

    private final Map<String, Map<UUID, GraphFact>> facts = new HashMap<>();
    private final Map<String, Map<UUID, GrantFact>> grants = new HashMap<>();
    private final Map<String, Map<UUID, Standing>> standings = new HashMap<>();
    private final Map<String, EstateModel> moved = new HashMap<>();

    /**
     * What is no longer granted, and what is from now on: in this order.
     *
     * @param standings of all identities whose rights are decided, also of those that did not move
     */
    public record Settled(List<GrantFact> over, List<GrantFact> begun, Map<UUID, Standing> standings) {
        public Settled {
            over = List.copyOf(over);
            begun = List.copyOf(begun);
            standings = Map.copyOf(standings);
        }
    }

    /** Takes what is true of an object from now on, or no longer. */
    public void take(GraphFact fact, boolean gone) {
        String vendor = fact.place().vendor();
        EstateModel model = AccessModels.ofEstates().get(vendor);
        if (model == null || !model.looksAt(fact)) {
            return;
        }
        Map<UUID, GraphFact> known = facts.computeIfAbsent(vendor, none -> new LinkedHashMap<>());
        GraphFact before = gone ? known.remove(fact.id()) : known.put(fact.id(), fact);
        if (gone ? before != null : !fact.equals(before)) {
            moved.put(vendor, model);
        }
    }

    /** Decides what facts that were taken since the last time have moved. */
    public Settled settle(Instant now) {
        List<GrantFact> over = new ArrayList<>();
        List<GrantFact> begun = new ArrayList<>();
        moved.forEach((vendor, model) -> {
            Map<UUID, GrantFact> next = new HashMap<>();
            EstateModel.Decided decided =
                    model.decide(facts.getOrDefault(vendor, Map.of()).values(), now);
            decided.grants().forEach(one -> next.put(one.id(), one));
            standings.put(vendor, decided.standings());
            Map<UUID, GrantFact> before = grants.getOrDefault(vendor, Map.of());
            before.forEach((id, grant) -> {
                if (!grant.equals(next.get(id))) {
                    over.add(grant);
                }
            });
            next.forEach((id, grant) -> {
                if (!grant.equals(before.get(id))) {
                    begun.add(grant);
                }
            });
            grants.put(vendor, next);
        });
        moved.clear();
        Map<UUID, Standing> all = new HashMap<>();
        standings.values().forEach(all::putAll);
        return new Settled(over, begun, all);
    }
}
