package io.claviger.server.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.server.Role;
import io.claviger.server.catalog.LastUses;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactConsumer;
import io.claviger.server.events.FactTypes;
import io.claviger.server.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Counts what was observed, each event once. Kafka gives the facts of one identity to one process, in order. What was counted before
 * its identity was found has its last use told when the crawl is over.
 */
@ApplicationScoped
class UsageConsumer implements FactConsumer {

    private static final String CRAWLED = FactTypes.of("crawl", "completed");

    private final UsageTable table;
    private final LastUses lastUses;
    private final KeptUsage kept;

    UsageConsumer(UsageTable table, LastUses lastUses, KeptUsage kept) {
        this.table = table;
        this.lastUses = lastUses;
        this.kept = kept;
    }

    private record Observed(UUID source, UUID identity, Use use) {}

    @Override
    public String name() {
        return "behaviour";
    }

    @Override
    public Role role() {
        return Role.EVALUATOR;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.USAGE, Topic.CATALOG);
    }

    @Override
    public boolean wants(String type) {
        return type.equals(UsageStream.OBSERVED) || type.equals(CRAWLED);
    }

    @Override
    public void accept(List<Fact> batch) {
        List<Observed> observed = observed(batch);
        if (!observed.isEmpty()) {
            count(observed);
        }
        batch.stream()
                .filter(fact -> fact.type().equals(CRAWLED))
                .map(UsageConsumer::source)
                .distinct()
                .forEach(source -> lastUses.move(
                        table.laterThanKnown("identity", source), table.laterThanKnown("credential", source)));
    }

    private void count(List<Observed> observed) {
        Set<UUID> fresh = table.see(observed.stream().map(Observed::use).toList());
        DailyCounts daily = new DailyCounts();
        for (Observed one : observed) {
            // remove(), so that an event that is twice in one batch counts once.
            if (fresh.remove(one.use().event())) {
                daily.add(one.source(), one.identity(), one.use());
            }
        }
        if (!daily.counts().isEmpty()) {
            table.count(daily.counts());
            lastUses.move(daily.identities(), daily.credentials());
        }
    }

    private List<Observed> observed(List<Fact> batch) {
        List<Observed> observed = new ArrayList<>();
        for (Fact fact : batch) {
            UUID source = source(fact);
            for (JsonNode event : fact.data().path("events")) {
                Use use = Use.of(event);
                if (kept.keeps(use.at())) {
                    observed.add(new Observed(source, fact.subject(), use));
                }
            }
        }
        return observed;
    }

    private static UUID source(Fact fact) {
        return UUID.fromString(fact.data().path("sourceId").asText());
    }
}
