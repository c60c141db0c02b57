package io.claviger.server.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Plain statements on one connection. Parameters may be {@link Instant}, {@link UUID}, {@link Enum} (by name),
 * {@link JsonNode} (as jsonb), a collection of texts or of UUIDs (as an array), or anything the driver knows.
 */
public final class Sql {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sql() {}

    /** Reads one row; must not move the cursor. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> query(Connection connection, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(
            Connection connection, String sql, Row<T> reader, @Nullable Object... parameters) throws SQLException {
        return query(connection, sql, reader, parameters).stream().findFirst();
    }

    /** How many rows were touched. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    public static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Instant instant -> statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            case Enum<?> named -> statement.setString(index, named.name());
            case JsonNode json -> statement.setObject(index, jsonb(json));
            case Collection<?> many -> statement.setArray(index, array(statement.getConnection(), many));
            default -> statement.setObject(index, value);
        }
    }

    /** The instant in a {@code timestamptz} column; null stays null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The instant in a {@code timestamptz} column that is never null. */
    public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What is in a {@code json} or {@code jsonb} column that is never null. */
    public static JsonNode json(ResultSet row, String column) throws SQLException {
        try {
            return JSON.readTree(row.getString(column));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "PostgreSQL returned a value of " + column + " that is no JSON", impossible);
        }
    }

    public static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private static PGobject jsonb(JsonNode json) throws SQLException {
        PGobject object = new PGobject();
        object.setType("jsonb");
        object.setValue(json.toString());
        return object;
    }

    private static java.sql.Array array(Connection connection, Collection<?> many) throws SQLException {
        boolean ids = !many.isEmpty() && many.stream().allMatch(UUID.class::isInstance);
        boolean numbers = !many.isEmpty() && many.stream().allMatch(Number.class::isInstance);
        Object[] elements = many.stream()
                .map(e -> e instanceof Enum<?> named ? named.name() : e)
                .toArray();
        return connection.createArrayOf(ids ? "uuid" : numbers ? "bigint" : "text", elements);
    }
}
