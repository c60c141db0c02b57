package io.claviger.server.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.engine.graph.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of one of the catalog's tables, as {@link FactTable} reads it. */
final class FactRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final ResultSet row;
    private final Map<UUID, KnownSource> sources;
    private @Nullable Map<String, Object> attributes;

    FactRow(ResultSet row, Map<UUID, KnownSource> sources) {
        this.row = row;
        this.sources = sources;
    }

    /** Moves to the next row; false when there is none. */
    boolean next() throws SQLException {
        attributes = null;
        return row.next();
    }

    UUID id() throws SQLException {
        return required("id");
    }

    String kind() throws SQLException {
        return text("kind");
    }

    @Nullable
    UUID owner() throws SQLException {
        return uuid("owner_id");
    }

    @Nullable
    UUID uuid(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    UUID required(String column) throws SQLException {
        return FactTable.known(uuid(column), column);
    }

    String text(String column) throws SQLException {
        return row.getString(column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    boolean is(String column) throws SQLException {
        return row.getBoolean(column);
    }

    boolean isGone() throws SQLException {
        return row.getObject("gone_at") != null;
    }

    /** An object is in the account that its source names, or else in the source as a whole. */
    Place place() throws SQLException {
        UUID id = required("source_id");
        KnownSource source = sources.getOrDefault(id, KnownSource.GONE);
        String environment = textOrNull("environment");
        Object account = attributes().get("account");
        return new Place(
                id,
                source.connector(),
                account == null ? source.name() : account.toString(),
                environment == null ? source.environment() : environment);
    }

    Map<String, Object> attributes() throws SQLException {
        if (attributes == null) {
            attributes = read(row.getString("attributes"));
        }
        return attributes;
    }

    private static Map<String, Object> read(String json) {
        if (json.length() <= 2) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, ATTRIBUTES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL gave jsonb that is no JSON", impossible);
        }
    }
}
