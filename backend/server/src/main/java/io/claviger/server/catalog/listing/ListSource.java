package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.Columns;
import io.claviger.engine.expression.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be listed. All SQL is written over {@code t}, a row of the table, and the aliases that {@code joins} adds. Joins are left
 * joins on unique keys: the planner drops those that a query does not use.
 *
 * @param schema what filters are written about
 * @param table the table or view
 * @param columns field of the schema to SQL
 * @param fields the members of an item
 * @param sorts what it can be sorted by, by the name of the field
 * @param defaultSort such as {@code -riskScore}
 * @param facets what can be counted by: name to a text expression
 * @param cells counters, where the table has them
 * @param versioned whether the rows have versions in {@code history} and {@code gone_at}
 */
public record ListSource(
        ObjectSchema schema,
        String table,
        String joins,
        Map<String, String> columns,
        List<ListField> fields,
        Map<String, SortKey> sorts,
        String defaultSort,
        Map<String, String> facets,
        @Nullable Cells cells,
        boolean versioned) {

    /** The hidden field of gone objects. */
    static final String GONE_AT = "goneAt";

    static final String UPDATED_AT = "updatedAt";

    Columns sql() {
        return columnsOf(columns);
    }

    static Columns columnsOf(Map<String, String> columns) {
        return new Columns() {
            @Override
            public String column(String field) {
                String sql = columns.get(field);
                if (sql == null) {
                    throw new IllegalStateException("The field " + field + " has no column");
                }
                return sql;
            }

            @Override
            public String attributes() {
                return "t.attributes";
            }
        };
    }
}
