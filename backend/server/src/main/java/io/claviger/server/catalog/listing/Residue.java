package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.Question.Part;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides in memory what SQL could not, over the rows that SQL left. */
final class Residue {

    static final int MAX_ROWS = 50_000;

    private Residue() {}

    static List<UUID> matching(Connection connection, Question question, CompiledExpression residual)
            throws SQLException {
        List<String> fields = List.copyOf(residual.fields());
        StringBuilder columns = new StringBuilder();
        for (String field : fields) {
            columns.append(", ").append(question.source().sql().column(field));
        }
        if (!residual.attributes().isEmpty()) {
            columns.append(", t.attributes");
        }
        Part from = question.from();
        Part where = question.where(null);
        List<Object> parameters = new ArrayList<>(from.parameters());
        parameters.addAll(where.parameters());
        parameters.add(MAX_ROWS + 1);
        List<UUID> ids = new ArrayList<>();
        int[] seen = new int[1];
        Sql.query(
                connection,
                "select t.id" + columns + " from " + from.sql() + " where " + where.sql() + " limit ?",
                row -> {
                    seen[0]++;
                    if (residual.evaluate(values(row, fields, residual), question.now())) {
                        ids.add(row.getObject(1, UUID.class));
                    }
                    return seen;
                },
                parameters.toArray());
        if (seen[0] > MAX_ROWS) {
            throw Refusal.of(
                    Refusal.Kind.UNPROCESSABLE,
                    "filter-too-costly",
                    "A part of the filter cannot be decided by the database, and more than " + MAX_ROWS
                            + " objects are left to look at: add a condition that narrows it, such as kind == \"…\"");
        }
        return ids;
    }

    private static Map<String, @Nullable Object> values(ResultSet row, List<String> fields, CompiledExpression residual)
            throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Object value = row.getObject(i + 2);
            values.put(
                    fields.get(i),
                    switch (value) {
                        case java.sql.Array array -> array.getArray();
                        case java.sql.Timestamp time -> time.toInstant();
                        case null, default -> value;
                    });
        }
        if (!residual.attributes().isEmpty()) {
            values.put("attributes", Rows.map(row.getString(fields.size() + 2)));
        }
        return values;
    }
}
