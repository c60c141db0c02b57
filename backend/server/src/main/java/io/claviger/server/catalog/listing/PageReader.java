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

    /**
     * At most one more than a page.
     *
     * @param total how many match, on all pages
     */
    List<Standing> read(long total) throws SQLException {
        int wanted = question.query().limit() + 1;
        Cursor cursor = question.cursor();
        if (!question.sort().nullable()) {
            return stretch(Stretch.of(question, null, cursor), wanted, total);
        }
        List<Standing> rows = new ArrayList<>();
        if (cursor == null || cursor.value() != null) {
            rows.addAll(stretch(Stretch.of(question, true, cursor), wanted, total));
        }
        if (rows.size() < wanted) {
            Cursor from = cursor != null && cursor.value() == null ? cursor : null;
            rows.addAll(stretch(Stretch.of(question, false, from), wanted - rows.size(), total));
        }
        return rows;
    }

    private List<Standing> stretch(Stretch stretch, int most, long total) throws SQLException {
        if (!PageSearch.serves(question)) {
            return rows(question, stretch, most);
        }
        List<UUID> ids = new PageSearch(connection, question, stretch, most).find(total);
        return ids.isEmpty() ? List.of() : rows(question.among(ids), stretch, most);
    }

    private List<Standing> rows(Question asked, Stretch stretch, int most) throws SQLException {
        Part from = asked.from();
        Part where = asked.where(horizon);
        Part keyset = stretch.keyset(stretch.key(), "t.id");
        List<Object> parameters = new ArrayList<>(from.parameters());
        parameters.addAll(where.parameters());
        parameters.addAll(keyset.parameters());
        parameters.add(most);
        String columns = asked.fields().stream().map(ListField::sql).collect(Collectors.joining(", "));
        String sql = "select " + columns + ", " + stretch.key() + "::text, t.id from " + from.sql() + " where "
                + where.sql() + " and " + keyset.sql() + " order by " + stretch.order(stretch.key(), "t.id")
                + " limit ?";
        int key = asked.fields().size() + 1;
        return Sql.query(
                connection,
                sql,
                row -> new Standing(
                        Rows.item(row, asked.fields()),
                        new Cursor(row.getString(key), row.getObject(key + 1, UUID.class))),
                parameters.toArray());
    }
}
