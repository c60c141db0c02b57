package io.claviger.server.events;

import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** How the facts flow, for those who watch. */
@ApplicationScoped
public class EventsState {

    private static final int MOST_COUNTED = 1_000_000;

    private final Database database;
    private final KafkaHealth kafka;

    EventsState(Database database, KafkaHealth kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    /** What waits in the outbox. */
    public record Lag(long waiting, long oldestSeconds) {}

    public boolean kafkaIsAway() {
        return kafka.isAway();
    }

    public Lag lag() {
        return database.first(
                        "select count(*), coalesce(extract(epoch from now() - min(time)), 0)::bigint"
                                + " from (select time from outbox limit " + MOST_COUNTED + ") waiting",
                        row -> new Lag(row.getLong(1), row.getLong(2)))
                .orElse(new Lag(0, 0));
    }

    /** Facts that a consumer could not take, and that someone has to look at. */
    public long deadFacts() {
        return database.first("select count(*) from dead_fact", row -> row.getLong(1))
                .orElse(0L);
    }
}
