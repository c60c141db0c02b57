package io.claviger.server.events;

import io.claviger.server.Perishable;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Has a consumer act on each fact once: the inbox rows and what it does commit together. */
@ApplicationScoped
class Inbox implements Perishable {

    private static final String SEE = """
            insert into inbox (consumer, fact) select ?, unnest(?::uuid[])
            on conflict do nothing returning fact""";

    private static final String BURY = """
            insert into dead_fact (consumer, fact, envelope, reason) values (?, ?, ?::jsonb, ?) on conflict do nothing""";

    private final Database database;
    private final EventsConfig config;
    private final InstantSource clock;

    Inbox(Database database, EventsConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    void deliver(FactConsumer consumer, List<Fact> facts) {
        database.inNewTransaction(() -> {
            Set<UUID> unseen = new HashSet<>(database.query(
                    SEE,
                    row -> row.getObject(1, UUID.class),
                    consumer.name(),
                    facts.stream().map(Fact::id).toList()));
            // remove(), so that a fact that is twice in one batch is given once.
            List<Fact> fresh =
                    facts.stream().filter(fact -> unseen.remove(fact.id())).toList();
            if (!fresh.isEmpty()) {
                consumer.accept(fresh);
            }
            return true;
        });
    }

    /** Puts a fact aside that the consumer cannot take, so that those behind it are not held up for ever. */
    void bury(FactConsumer consumer, Fact fact, String reason) {
        database.inNewTransaction(() -> {
            String envelope = new String(CloudEvent.write(fact), java.nio.charset.StandardCharsets.UTF_8);
            database.update(BURY, consumer.name(), fact.id(), envelope, reason);
            return database.query(SEE, row -> 1, consumer.name(), List.of(fact.id()));
        });
    }

    /** Twice as long as Kafka keeps facts. */
    @Override
    public int forgetOld() {
        Instant before = clock.instant().minus(config.retention().multipliedBy(2));
        return database.update("delete from inbox where received_at < ?", before);
    }
}
