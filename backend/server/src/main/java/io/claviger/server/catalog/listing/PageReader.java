package io.claviger.server.catalog.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.listing.Question.Part;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page by keyset. A sort key that can be unknown is read in two stretches of the same index, the known and then the
 * unknown, so that "unknown last" costs nothing in either direction.
 */
final class PageReader {

    /** One item and where it stands. */
    record Standing(ObjectNode item, Cursor cursor) {}

    private final Connection connection;
    private final Question question;
    private final @Nullable Instant horizon;

    PageReader(Connection connection, Question question, @Nullable Instant horizon) {
        this.connection = connection;
        this.question = question;
        this.horizon = horizon;
    }

    /** At most one more than a page. */
    List<Standing> read() throws SQLException {
        int wanted = question.query().limit() + 1;
        if (!question.sort().nullable()) {
            return stretch(null, question.cursor(), wanted);
        }
        Cursor cursor = question.cursor();
        List<Standing> rows = new ArrayList<>();
        if (cursor == null || cursor.value() != null) {
            rows.addAll(stretch(true, cursor, wanted));
        }
        if (rows.size() < wanted) {
            Cursor from = cursor != null && cursor.value() == null ? cursor : null;
            rows.addAll(stretch(false, from, wanted - rows.size()));
        }
        return rows;
    }

    private List<Standing> stretch(@Nullable Boolean known, @Nullable Cursor after, int most) throws SQLException {
        Part from = question.from();
        Part where = question.where(horizon);
        List<Object> parameters = new ArrayList<>(from.parameters());
        parameters.addAll(where.parameters());
        SortKey sort = question.sort();
        String key = sort.sql();
        StringBuilder condition = new StringBuilder(where.sql());
        boolean unknown = Boolean.FALSE.equals(known);
        if (known != null) {
            condition.append(" and ").append(key).append(known ? " is not null" : " is null");
        }
        String beyond = question.descending() ? " < " : " > ";
        if (after != null && unknown) {
            condition.append(" and t.id").append(beyond).append("?");
            parameters.add(after.id());
        } else if (after != null && after.value() != null) {
            condition
                    .append(" and (")
                    .append(key)
                    .append(", t.id)")
                    .append(beyond)
                    .append("(?::")
                    .append(sort.type().cast())
                    .append(", ?)");
            parameters.add(after.value());
            parameters.add(after.id());
        }
        parameters.add(most);
        String direction = question.descending() ? " desc" : "";
        String order = unknown ? "t.id" + direction : key + direction + ", t.id" + direction;
        String sql = "select " + columns() + ", " + key + "::text, t.id from " + from.sql() + " where " + condition
                + " order by " + order + " limit ?";
        return rows(sql, parameters);
    }

    private String columns() {
        return question.fields().stream().map(ListField::sql).collect(Collectors.joining(", "));
    }

    private List<Standing> rows(String sql, List<Object> parameters) throws SQLException {
        int key = question.fields().size() + 1;
        return Sql.query(
                connection,
                sql,
                row -> new Standing(
                        Rows.item(row, question.fields()),
                        new Cursor(row.getString(key), row.getObject(key + 1, UUID.class))),
                parameters.toArray());
    }
}
