package io.claviger.server.graph;

import io.claviger.engine.graph.NodeKind;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people call the objects of an answer: read when they are told, in one statement a kind, for names would weigh most of all. */
@ApplicationScoped
class Names {

    private final Database database;

    Names(Database database) {
        this.database = database;
    }

    /** @param source null of an owner */
    record Named(
            String kind,
            String name,
            GraphObject.@Nullable SourceName source,
            @Nullable String environment) {}

    Map<UUID, Named> of(Map<NodeKind, List<UUID>> ids) {
        Map<UUID, Named> names = new HashMap<>();
        Map<NodeKind, List<UUID>> wanted = new EnumMap<>(NodeKind.class);
        ids.forEach((kind, some) -> {
            if (!some.isEmpty()) {
                wanted.put(kind, some);
            }
        });
        return database.run(connection -> {
            for (Map.Entry<NodeKind, List<UUID>> some : wanted.entrySet()) {
                read(connection, some.getKey(), some.getValue(), names);
            }
            return names;
        });
    }

    private static void read(Connection connection, NodeKind kind, Collection<UUID> ids, Map<UUID, Named> names)
            throws SQLException {
        Sql.query(
                connection,
                select(kind),
                row -> {
                    UUID source = row.getObject(4, UUID.class);
                    names.put(
                            row.getObject(1, UUID.class),
                            new Named(
                                    row.getString(2),
                                    row.getString(3),
                                    source == null ? null : new GraphObject.SourceName(source, row.getString(5)),
                                    row.getString(6)));
                    return kind;
                },
                ids);
    }

    private static String select(NodeKind kind) {
        String columns = switch (kind) {
            case IDENTITY -> "t.kind, t.name, s.id, s.name, t.environment from identity t";
            case CREDENTIAL -> "t.kind, t.name, s.id, s.name, t.environment from credential t";
            case RESOURCE -> "t.kind, t.name, s.id, s.name, t.environment from resource t";
            case EXPOSURE -> "t.type, t.location, s.id, s.name, s.environment from exposure t";
            case CONSUMER -> "t.kind, t.name, s.id, s.name, s.environment from consumer t";
            case OWNER -> "lower(t.kind), t.name, s.id, s.name, null from owner t";
        };
        String source = kind == NodeKind.OWNER ? "false" : "s.id = t.source_id";
        return "select t.id, " + columns + " left join source s on " + source + " where t.id = any(?)";
    }
}
