package io.claviger.server.catalog.listing;

import io.claviger.server.catalog.listing.Question.Part;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the planner believes. Good for choosing between two right ways, and for nothing else. */
final class Estimate {

    private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

    private Estimate() {}

    private static long rows(Connection connection, Part query) throws SQLException {
        Matcher rows = ROWS.matcher(plan(connection, query));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    /** Which part of the list matches the filter, between 0 and 1. */
    static double share(Connection connection, Question question) throws SQLException {
        Part where = question.where(null);
        Part matching = new Part(
                "select 1 from " + question.fromFor(where.sql()).sql() + " where " + where.sql(), where.parameters());
        return rows(connection, matching) / (double) all(connection, question);
    }

    /** How long the list is without its filter. At least 1. */
    static long all(Connection connection, Question question) throws SQLException {
        String alive = question.hidesGone() ? " t where t.gone_at is null" : "";
        Part all = new Part("select 1 from " + question.source().table() + alive, List.of());
        return Math.max(1, rows(connection, all));
    }

    /** Whether one index has both the condition and the order, so that nothing is read that is not in the answer. */
    static boolean isReadOff(Connection connection, Part query) throws SQLException {
        String plan = plan(connection, query);
        return !plan.contains("Filter:") && !plan.contains("Sort");
    }

    private static String plan(Connection connection, Part query) throws SQLException {
        return String.join(
                "\n",
                Sql.query(
                        connection,
                        "explain " + query.sql(),
                        row -> row.getString(1),
                        query.parameters().toArray()));
    }
}
