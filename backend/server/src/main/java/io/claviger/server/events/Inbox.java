package io.claviger.server.events;

import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Has a consumer act on each fact once: the inbox rows and what it does commit together. */
@ApplicationScoped
class Inbox {

    private static final String SEE = """
            insert into inbox (consumer, fact) select ?, unnest(?::uuid[])
            on conflict do nothing returning fact""";

    private static final String BURY = """
            insert into dead_fact (consumer, fact, envelope, reason) values (?, ?, ?::jsonb, ?) on conflict do nothing""";

    private final Database database;

    Inbox(Database database) {
        this.database = database;
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

    /** Forgets what Kafka no longer has. */
    int forgetOlderThan(java.time.Instant time) {
        return database.update("delete from inbox where received_at < ?", time);
    }
}
