package io.claviger.server.notification;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.claviger.server.sealing.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code channel}. Joins the caller's transaction. */
@ApplicationScoped
class ChannelTable {

    private static final String COLUMNS =
            "id, name, kind, shown_url, enabled, health, health_detail, last_attempt_at, paused_until, failures, version,"
                    + " created_at, updated_at";

    private final Database database;

    ChannelTable(Database database) {
        this.database = database;
    }

    List<Channel> all() {
        return database.query("select " + COLUMNS + " from channel order by name, id", ChannelTable::channel);
    }

    Optional<Channel> find(UUID id) {
        return database.first("select " + COLUMNS + " from channel where id = ?", ChannelTable::channel, id);
    }

    Optional<Channel> lock(UUID id) {
        return database.first("select " + COLUMNS + " from channel where id = ? for update", ChannelTable::channel, id);
    }

    Target target(UUID id, Sealer sealer) {
        byte[] sealed = database.first("select sealed_target from channel where id = ?", row -> row.getBytes(1), id)
                .orElseThrow();
        return Target.read(sealer.unseal(sealed, associatedWith(id)));
    }

    UUID insert(ChannelDraft draft, Target target, Sealer sealer) {
        UUID id = database.first("select uuidv7()", row -> row.getObject(1, UUID.class))
                .orElseThrow();
        database.update(
                "insert into channel (id, name, kind, sealed_target, shown_url, enabled) values (?, ?, ?, ?, ?, ?)",
                id,
                draft.name(),
                draft.kind().word(),
                sealer.seal(target.write(), associatedWith(id)),
                target.shownUrl(),
                draft.enabled());
        return id;
    }

    /** A changed channel has a new chance: what was known of its health is forgotten. */
    int update(UUID id, ChannelDraft draft, Target target, Sealer sealer) {
        return database.update(
                "update channel set name = ?, sealed_target = ?, shown_url = ?, enabled = ?, health = 'UNKNOWN', health_detail = null,"
                        + " failures = 0, paused_until = null, version = version + 1, updated_at = now() where id = ?",
                draft.name(),
                sealer.seal(target.write(), associatedWith(id)),
                target.shownUrl(),
                draft.enabled(),
                id);
    }

    void delete(UUID id) {
        database.update("delete from channel where id = ?", id);
    }

    /** True when nobody else sends to this channel now; nobody will until then, or until {@link #stopSending}. */
    boolean startSending(UUID id, Instant now, Instant until) {
        return database.update(
                        "update channel set sending_until = ? where id = ? and (sending_until is null or sending_until < ?)",
                        until,
                        id,
                        now)
                == 1;
    }

    void stopSending(UUID id) {
        database.update("update channel set sending_until = null where id = ?", id);
    }

    void succeeded(UUID id, Instant at, @Nullable Instant pausedUntil) {
        database.update(
                "update channel set health = 'OK', health_detail = null, failures = 0, last_attempt_at = ?, paused_until = ? where id = ?",
                at,
                pausedUntil,
                id);
    }

    void failing(UUID id, Instant at, String detail, @Nullable Instant pausedUntil) {
        database.update(
                "update channel set health = 'FAILING', health_detail = ?, failures = failures + 1, last_attempt_at = ?,"
                        + " paused_until = coalesce(?::timestamptz, paused_until) where id = ?",
                detail,
                at,
                pausedUntil,
                id);
    }

    void gone(UUID id, Instant at, String detail) {
        database.update(
                "update channel set health = 'GONE', health_detail = ?, enabled = false, last_attempt_at = ?, version = version + 1,"
                        + " updated_at = now() where id = ?",
                detail,
                at,
                id);
    }

    private static String associatedWith(UUID id) {
        return "channel:" + id;
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ChannelKind.of(row.getString("kind")),
                row.getString("shown_url"),
                row.getBoolean("enabled"),
                Channel.Health.valueOf(row.getString("health")),
                row.getString("health_detail"),
                Sql.instant(row, "last_attempt_at"),
                Sql.instant(row, "paused_until"),
                row.getInt("failures"),
                row.getLong("version"),
                Sql.requiredInstant(row, "created_at"),
                Sql.requiredInstant(row, "updated_at"));
    }
}
