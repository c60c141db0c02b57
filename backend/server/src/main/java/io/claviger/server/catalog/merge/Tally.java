package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the counters of cells and owners short: each statement adds its differences, and they are folded into one row a cell or owner. */
public final class Tally {

    private Tally() {}

    /** Skips the rows that someone else is folding at the moment. */
    public static void fold(Connection connection) throws SQLException {
        fold(connection, "tally", "cell");
        fold(connection, "owner_tally", "owner_name");
    }

    private static void fold(Connection connection, String table, String by) throws SQLException {
        Sql.update(connection, """
                with taken as (
                    delete from %1$s where ctid in (select ctid from %1$s for update skip locked)
                    returning object_kind, %2$s, n)
                insert into %1$s select object_kind, %2$s, sum(n) from taken group by object_kind, %2$s having sum(n) <> 0""".formatted(table, by));
    }
}
