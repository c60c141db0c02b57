package io.claviger.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.embedded.EmbeddedParts;
import io.claviger.engine.posture.CatalogSchemas;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same rows, asked by SQL and in memory, by some thousand random expressions. */
class SqlAgreesWithMemoryIT {
    private static final int EXPRESSIONS = 6_000;
    private static final int ROWS = 80;
    private static final List<String> COLUMNS = List.of(
            "name",
            "kind",
            "status",
            "privilege",
            "lastUsedFrom",
            "owner.name",
            "owner.confidence",
            "createdAt",
            "expiresAt",
            "lastUsedAt",
            "firstSeenAt",
            "riskScore",
            "exposureCount",
            "scopes");

    private static final Columns MAPPED = field -> "c.\"" + field + "\"";

    @Test
    void answersTheSameBothWays() throws Exception {
        // Given
        long seed = Long.getLong("expression.seed", System.nanoTime());
        RandomExpressions expressions = new RandomExpressions(new Random(seed));
        List<Map<String, @Nullable Object>> rows = rows(seed);
        int full = 0;
        int matches = 0;
        try (Connection connection = EmbeddedParts.forTests().newDatabase().connect()) {
            store(connection, rows);
            for (int i = 0; i < EXPRESSIONS; i++) {
                String text = expressions.condition(i % 4);
                CompiledExpression expression = ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, text);
                SqlCondition condition = expression.toSql(MAPPED, RandomRows.NOW);

                // When
                Set<Integer> bySql = bySql(connection, condition, rows);

                // Then
                assertThat(bySql)
                        .as("seed %d: %s\n%s %s", seed, text, condition.sql(), condition.parameters())
                        .isEqualTo(inMemory(expression, rows));
                full += condition.residual() == null ? 1 : 0;
                matches += bySql.isEmpty() ? 0 : 1;
            }
        }
        assertThat(full).as("translated in full").isGreaterThan(EXPRESSIONS / 3);
        assertThat(matches).as("matched something").isGreaterThan(EXPRESSIONS / 3);
    }

    private static List<Map<String, @Nullable Object>> rows(long seed) {
        RandomRows random = new RandomRows(new Random(seed + 1));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(random.next());
        }
        return rows;
    }

    private static Set<Integer> inMemory(CompiledExpression expression, List<Map<String, @Nullable Object>> rows) {
        Set<Integer> matching = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (expression.evaluate(rows.get(i), RandomRows.NOW)) {
                matching.add(i);
            }
        }
        return matching;
    }

    private static Set<Integer> bySql(
            Connection connection, SqlCondition condition, List<Map<String, @Nullable Object>> rows)
            throws SQLException {
        Set<Integer> matching = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement("select id from c where " + condition.sql())) {
            for (int i = 0; i < condition.parameters().size(); i++) {
                query.setObject(i + 1, condition.parameters().get(i));
            }
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    int id = found.getInt(1);
                    if (condition.residual() == null || condition.residual().evaluate(rows.get(id), RandomRows.NOW)) {
                        matching.add(id);
                    }
                }
            }
        }
        return matching;
    }

    private static void store(Connection connection, List<Map<String, @Nullable Object>> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table c (id int, name text, kind text, status text, privilege text, "lastUsedFrom" text,
                      "owner.name" text, "owner.confidence" double precision, "createdAt" timestamptz,
                      "expiresAt" timestamptz, "lastUsedAt" timestamptz, "firstSeenAt" timestamptz, "riskScore" integer,
                      "exposureCount" integer, scopes text[], attributes jsonb)""");
        }
        String marks = "?, ".repeat(COLUMNS.size() + 1) + "?::jsonb";
        try (PreparedStatement insert = connection.prepareStatement("insert into c values (" + marks + ")")) {
            for (int i = 0; i < rows.size(); i++) {
                insert.setInt(1, i);
                for (int column = 0; column < COLUMNS.size(); column++) {
                    insert.setObject(column + 2, stored(connection, rows.get(i).get(COLUMNS.get(column))));
                }
                insert.setString(COLUMNS.size() + 2, json((Map<?, ?>) new HashMap<>(rows.get(i)).get("attributes")));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static @Nullable Object stored(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> list -> connection.createArrayOf("text", list.toArray());
            case null -> null;
            default -> value;
        };
    }

    private static String json(@Nullable Map<?, ?> attributes) {
        Object hash = attributes == null ? null : attributes.get("hash");
        return hash == null
                ? "{\"nested\":{}}"
                : "{\"hash\":" + (hash instanceof String ? "\"" + hash + "\"" : hash) + "}";
    }
}
