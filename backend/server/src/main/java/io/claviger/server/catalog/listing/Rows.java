package io.claviger.server.catalog.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a row as JSON, field after field. What is not known is {@code null}, never left out. */
final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    /** Reads the columns from the first on. */
    static ObjectNode item(ResultSet row, List<ListField> fields) throws SQLException {
        ObjectNode item = JSON.createObjectNode();
        for (int i = 0; i < fields.size(); i++) {
            put(item, row, fields.get(i), i + 1);
        }
        return item;
    }

    private static void put(ObjectNode item, ResultSet row, ListField field, int column) throws SQLException {
        String name = field.name();
        if (row.getObject(column) == null) {
            item.putNull(name);
            return;
        }
        switch (field.type()) {
            case TEXT -> item.put(name, row.getString(column));
            case NUMBER -> item.put(name, row.getLong(column));
            case DECIMAL -> item.put(name, row.getDouble(column));
            case FLAG -> item.put(name, row.getBoolean(column));
            case TIME -> item.put(name, time(row, column));
            case JSON -> item.set(name, read(row.getString(column)));
            case TEXTS -> item.set(name, texts(row.getArray(column)));
        }
    }

    static @Nullable String time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null
                ? null
                : time.toInstant().truncatedTo(ChronoUnit.MICROS).toString();
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A JSON object as plain Java. */
    static Map<String, Object> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The database holds JSON that cannot be read", impossible);
        }
    }

    private static ArrayNode texts(Array array) throws SQLException {
        ArrayNode texts = JSON.createArrayNode();
        for (Object element : (Object[]) array.getArray()) {
            texts.add(String.valueOf(element));
        }
        return texts;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The database holds JSON that cannot be read", impossible);
        }
    }
}
