package io.claviger.server.catalog.listing;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** What every transaction that reads a list begins with. */
public final class ListSession {

    private ListSession() {}

    /**
     * A filter's values decide which index is right, so a plan that fits any value fits none; and compiling a plan takes longer than
     * what it would save.
     */
    public static void begin(Connection connection) throws SQLException {
        Sql.query(
                connection,
                "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)",
                row -> 1);
    }
}
