package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the counters of cells short: each statement adds its differences, and they are folded into one row a cell. */
public final class Tally {

    private Tally() {}

    /** Skips the rows that someone else is folding at the moment. */
    public static void fold(Connection connection) throws SQLException {
        Sql.update(connection, """
                with taken as (
                    delete from tally where ctid in (select ctid from tally for update skip locked)
                    returning object_kind, cell, n)
                insert into tally select object_kind, cell, sum(n) from taken group by object_kind, cell having sum(n) <> 0""");
    }
}
