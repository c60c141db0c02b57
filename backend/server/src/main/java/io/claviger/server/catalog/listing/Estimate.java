package io.claviger.server.catalog.listing;

import io.claviger.server.catalog.listing.Question.Part;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the planner believes. Good for choosing between two right ways, and for nothing else. */
final class Estimate {

    private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

    private Estimate() {}

    static long rows(Connection connection, Part query) throws SQLException {
        String plan = Sql.first(
                        connection,
                        "explain " + query.sql(),
                        row -> row.getString(1),
                        query.parameters().toArray())
                .orElse("");
        Matcher rows = ROWS.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }
}
