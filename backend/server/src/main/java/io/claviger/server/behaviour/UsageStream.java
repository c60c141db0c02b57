package io.claviger.server.behaviour;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.UsageRecorder;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactTypes;
import io.claviger.server.events.Outbox;
import io.claviger.server.events.Topic;
import io.claviger.spi.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends usage events on their way, those of an identity together: a fact for each would cost more than what it says. */
@ApplicationScoped
class UsageStream implements UsageRecorder {

    static final String OBSERVED = FactTypes.of("usage", "observed");

    /** The longest events are some 7 KB, and a fact has 900,000 bytes at most. */
    private static final int TOGETHER = 100;

    private final Outbox outbox;
    private final InstantSource clock;

    UsageStream(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void record(UUID sourceId, List<UsageEvent> events) {
        Map<UUID, List<UsageEvent>> byIdentity = new LinkedHashMap<>();
        for (UsageEvent event : events) {
            byIdentity
                    .computeIfAbsent(CatalogIds.object(sourceId, event.identity()), first -> new ArrayList<>())
                    .add(event);
        }
        List<Fact> facts = new ArrayList<>();
        byIdentity.forEach((identity, its) -> {
            for (int from = 0; from < its.size(); from += TOGETHER) {
                facts.add(fact(sourceId, identity, its.subList(from, Math.min(its.size(), from + TOGETHER))));
            }
        });
        if (!facts.isEmpty()) {
            outbox.append(facts);
        }
    }

    private Fact fact(UUID sourceId, UUID identity, List<UsageEvent> events) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("sourceId", sourceId.toString())
                .put("identityId", identity.toString());
        ArrayNode uses = data.putArray("events");
        events.forEach(event -> uses.add(Use.of(sourceId, event).json()));
        return new Fact(UUID.randomUUID(), Topic.USAGE, identity.toString(), OBSERVED, identity, clock.instant(), data);
    }
}
