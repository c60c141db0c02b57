package io.claviger.server.posture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.engine.expression.Field;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads objects with all their fields. */
final class ObjectReader {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private ObjectReader() {}

    /** Those of the objects that are there now, in the order of their ids. */
    static Map<UUID, ObjectRow> read(Connection connection, ObjectKind kind, Collection<UUID> ids) throws SQLException {
        Map<UUID, ObjectRow> rows = new LinkedHashMap<>();
        List<Field> fields = kind.source().schema().fields();
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            columns.append(", ")
                    .append(kind.columns().column(fields.get(i).name()))
                    .append(" as f")
                    .append(i);
        }
        String query = "select " + kind.heading() + columns + ", t.attributes as all_attributes from " + kind.from()
                + " where t.id = any(?) and t.gone_at is null order by t.id";
        for (ObjectRow row : Sql.query(connection, query, found -> row(kind, fields, found), ids)) {
            rows.put(row.id(), row);
        }
        return rows;
    }

    private static ObjectRow row(ObjectKind kind, List<Field> fields, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(fields.get(i).name(), value(row, fields.get(i), "f" + i));
        }
        values.put("attributes", attributes(row.getString("all_attributes")));
        return new ObjectRow(
                kind,
                Objects.requireNonNull(Sql.uuid(row, "id")),
                row.getString("object_type"),
                row.getString("object_name"),
                Sql.uuid(row, "of_identity"),
                row.getString("of_identity_kind"),
                row.getString("of_identity_name"),
                Objects.requireNonNull(Sql.uuid(row, "source_id")),
                Sql.uuid(row, "owner_id"),
                values);
    }

    private static @Nullable Object value(ResultSet row, Field field, String column) throws SQLException {
        Object value = switch (field.type()) {
            case STRING -> row.getString(column);
            case INT -> row.getLong(column);
            case DOUBLE -> row.getDouble(column);
            case BOOL -> row.getBoolean(column);
            case TIMESTAMP -> Sql.instant(row, column);
            case STRING_LIST ->
                row.getArray(column) == null ? null : row.getArray(column).getArray();
            case DURATION -> null;
        };
        return row.wasNull() ? null : value instanceof Object[] list ? List.of(list) : value;
    }

    /** Only what is one value: the expression language knows no other attributes. */
    private static Map<String, Object> attributes(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, Object> attributes = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : tree(json).properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                attributes.put(entry.getKey(), entry.getValue().asText());
            }
        }
        return attributes;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL gave jsonb that is no JSON", impossible);
        }
    }
}
