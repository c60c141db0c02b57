package io.claviger.server.notification;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code route} and {@code route_channel}. Joins the caller's transaction. */
@ApplicationScoped
class RouteTable {

    private static final String SELECT = """
            select id, name, filter, enabled, version, created_at, updated_at,
                   array(select channel_id from route_channel where route_id = route.id order by 1) as channels
              from route
            """;

    private final Database database;

    RouteTable(Database database) {
        this.database = database;
    }

    List<Route> all() {
        return database.query(SELECT + "order by name, id", RouteTable::route);
    }

    Optional<Route> find(UUID id) {
        return database.first(SELECT + "where id = ?", RouteTable::route, id);
    }

    Optional<Route> lock(UUID id) {
        return database.first(SELECT + "where id = ? for update", RouteTable::route, id);
    }

    UUID insert(RouteDraft draft) {
        UUID id = database.first(
                        "insert into route (name, filter, enabled) values (?, ?, ?) returning id",
                        row -> row.getObject(1, UUID.class),
                        draft.name(),
                        draft.filter(),
                        draft.enabled())
                .orElseThrow();
        addChannels(id, draft.channels());
        return id;
    }

    void update(UUID id, RouteDraft draft) {
        database.update(
                "update route set name = ?, filter = ?, enabled = ?, version = version + 1, updated_at = now() where id = ?",
                draft.name(),
                draft.filter(),
                draft.enabled(),
                id);
        database.update("delete from route_channel where route_id = ?", id);
        addChannels(id, draft.channels());
    }

    void delete(UUID id) {
        database.update("delete from route where id = ?", id);
    }

    private void addChannels(UUID route, List<UUID> channels) {
        for (UUID channel : channels) {
            database.update(
                    "insert into route_channel (route_id, channel_id) values (?, ?) on conflict do nothing",
                    route,
                    channel);
        }
    }

    private static Route route(ResultSet row) throws SQLException {
        return new Route(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("filter"),
                Arrays.asList((UUID[]) row.getArray("channels").getArray()),
                row.getBoolean("enabled"),
                row.getLong("version"),
                Sql.requiredInstant(row, "created_at"),
                Sql.requiredInstant(row, "updated_at"));
    }
}
