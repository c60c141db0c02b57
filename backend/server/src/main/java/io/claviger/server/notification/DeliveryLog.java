package io.claviger.server.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries and what became of them. Joins the caller's transaction. */
@ApplicationScoped
class DeliveryLog {

    private static final String PENDING = "select id, channel_id, event_id, event_type, event, tries from delivery ";

    private static final String ADD = """
            insert into delivery (channel_id, route_id, event_id, event_type, event) values (?, ?, ?, ?, ?)
            on conflict (event_id, channel_id) do nothing returning id""";

    private static final String ATTEMPTED = """
            insert into delivery_attempt (delivery_id, number, at, status, detail, duration_millis)
            select id, attempts + 1, ?, ?, ?, ? from delivery where id = any(?)""";

    private static final String SENT = """
            select count(distinct message_id) as messages, max(delivered_at) as newest from delivery
             where channel_id = ? and state = 'DELIVERED' and delivered_at > ?""";

    private static final String NEWEST_DIGEST = """
            select max(delivered_at) as newest from (
              select delivered_at, count(*) over (partition by message_id) as together from delivery
               where channel_id = ? and state = 'DELIVERED' and delivered_at > ?) sent
             where together > 1""";

    private final Database database;

    DeliveryLog(Database database) {
        this.database = database;
    }

    /** Empty when the channel has been told of this event before. */
    Optional<UUID> add(UUID channel, @Nullable UUID route, UUID eventId, String type, ObjectNode event) {
        return database.first(ADD, row -> row.getObject(1, UUID.class), channel, route, eventId, type, event);
    }

    /** The delivery, if it is still to be attempted. */
    Optional<PendingDelivery> pending(UUID id) {
        return database.first(PENDING + "where id = ? and state in ('PENDING', 'RETRYING')", DeliveryLog::pending, id);
    }

    /** What is due on a channel, the oldest first. */
    List<PendingDelivery> due(UUID channel, Instant now, int limit) {
        return database.query(
                PENDING
                        + "where channel_id = ? and state in ('PENDING', 'RETRYING') and next_attempt_at <= ? order by id limit ?",
                DeliveryLog::pending,
                channel,
                now,
                limit);
    }

    /** When something is due on a channel next. */
    Optional<Instant> nextDue(UUID channel) {
        return database.first(
                        "select min(next_attempt_at) as next from delivery where channel_id = ? and state in ('PENDING', 'RETRYING')",
                        row -> Optional.ofNullable(Sql.instant(row, "next")),
                        channel)
                .flatMap(next -> next);
    }

    /** How many messages went to a channel since then. */
    int messagesSince(UUID channel, Instant since) {
        return database.first(SENT, row -> row.getInt("messages"), channel, since)
                .orElse(0);
    }

    /** When the last message of several deliveries went to a channel, if that was after {@code since}. */
    Optional<Instant> newestDigest(UUID channel, Instant since) {
        return database.first(NEWEST_DIGEST, row -> Optional.ofNullable(Sql.instant(row, "newest")), channel, since)
                .flatMap(newest -> newest);
    }

    void delivered(Collection<UUID> ids, Attempt attempt) {
        write(ids, attempt);
        database.update(
                "update delivery set state = 'DELIVERED', attempts = attempts + 1, tries = tries + 1, next_attempt_at = null,"
                        + " message_id = ?, delivered_at = ?, updated_at = now() where id = any(?)",
                attempt.messageId(),
                attempt.at(),
                ids);
    }

    void retryAt(UUID id, Attempt attempt, Instant next) {
        write(List.of(id), attempt);
        database.update(
                "update delivery set state = 'RETRYING', attempts = attempts + 1, tries = tries + 1, next_attempt_at = ?,"
                        + " updated_at = now() where id = ?",
                next,
                id);
    }

    void failed(UUID id, Attempt attempt) {
        write(List.of(id), attempt);
        database.update(
                "update delivery set state = 'FAILED', attempts = attempts + 1, tries = tries + 1, next_attempt_at = null,"
                        + " updated_at = now() where id = ?",
                id);
    }

    /** Gives up what waits for a channel that is switched off. */
    void abandon(UUID channel) {
        database.update(
                "update delivery set state = 'FAILED', next_attempt_at = null, updated_at = now()"
                        + " where channel_id = ? and state in ('PENDING', 'RETRYING')",
                channel);
    }

    /** Has a delivery go out again, with all its tries; false when there is none. */
    boolean replay(UUID id) {
        return database.update(
                        "update delivery set state = 'PENDING', tries = 0, next_attempt_at = now(), updated_at = now() where id = ?",
                        id)
                == 1;
    }

    int forgetOlderThan(Instant time) {
        return database.update("delete from delivery where created_at < ? and state in ('DELIVERED', 'FAILED')", time);
    }

    private void write(Collection<UUID> ids, Attempt attempt) {
        Verdict verdict = attempt.verdict();
        database.update(
                ATTEMPTED,
                attempt.at(),
                verdict.status(),
                verdict.detail(),
                attempt.took().toMillis(),
                ids);
    }

    private static PendingDelivery pending(ResultSet row) throws SQLException {
        return new PendingDelivery(
                row.getObject("id", UUID.class),
                row.getObject("channel_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                (ObjectNode) Sql.json(row, "event"),
                row.getInt("tries"));
    }
}
