package io.claviger.server.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of {@code source}. */
@ApplicationScoped
class SourceTable {

    private static final String COLUMNS =
            "id, name, connector, settings, environment, schedule, enabled, version, created_at, updated_at";

    private final Database database;

    SourceTable(Database database) {
        this.database = database;
    }

    Optional<Source> find(UUID id) {
        return database.first("select " + COLUMNS + " from source where id = ?", SourceTable::read, id);
    }

    Optional<Source> lock(UUID id) {
        return database.first("select " + COLUMNS + " from source where id = ? for update", SourceTable::read, id);
    }

    List<Source> all() {
        return database.query("select " + COLUMNS + " from source order by lower(name), id", SourceTable::read);
    }

    byte @Nullable [] sealedSecrets(UUID id) {
        List<byte[]> sealed = database.query(
                "select sealed_secrets from source where id = ? and sealed_secrets is not null",
                row -> row.getBytes(1),
                id);
        return sealed.isEmpty() ? null : sealed.getFirst();
    }

    UUID newId() {
        return database.first("select uuidv7()", row -> row.getObject(1, UUID.class))
                .orElseThrow();
    }

    Source insert(UUID id, SourceDraft draft, ObjectNode settings, byte @Nullable [] sealed) {
        return named(
                draft.name(),
                () -> database.first(
                                "insert into source (id, name, connector, settings, sealed_secrets, environment, schedule, enabled)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?) returning " + COLUMNS,
                                SourceTable::read,
                                id,
                                draft.name(),
                                draft.connector(),
                                settings,
                                sealed,
                                draft.environment(),
                                text(draft.schedule()),
                                draft.enabled())
                        .orElseThrow());
    }

    Source update(UUID id, SourceDraft draft, ObjectNode settings, byte @Nullable [] sealed) {
        return named(
                draft.name(),
                () -> database.first(
                                "update source set name = ?, settings = ?, sealed_secrets = ?, environment = ?, schedule = ?, enabled = ?,"
                                        + " version = version + 1, updated_at = now() where id = ? returning "
                                        + COLUMNS,
                                SourceTable::read,
                                draft.name(),
                                settings,
                                sealed,
                                draft.environment(),
                                text(draft.schedule()),
                                draft.enabled(),
                                id)
                        .orElseThrow());
    }

    void delete(UUID id) {
        database.update("delete from source where id = ?", id);
    }

    private static Source named(String name, Supplier<Source> write) {
        try {
            return write.get();
        } catch (DatabaseFailure failure) {
            if (failure.violates("source_name")) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "source-name-taken",
                        "Another source is called '" + name + "': choose another name",
                        List.of(new Refusal.Place("/name", "taken")));
            }
            throw failure;
        }
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }

    private static Source read(ResultSet row) throws SQLException {
        String schedule = row.getString("schedule");
        return new Source(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("connector"),
                (ObjectNode) Sql.json(row, "settings"),
                row.getString("environment"),
                schedule == null ? null : Duration.parse(schedule),
                row.getBoolean("enabled"),
                row.getLong("version"),
                Sql.requiredInstant(row, "created_at"),
                Sql.requiredInstant(row, "updated_at"));
    }
}
