package io.claviger.server.bench;

import io.claviger.embedded.Database;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the database's time goes, by statement: the first thing to look at when a figure is too low. */
final class Statements {

    private static final int SHOWN = 25;

    private final Database superuser;

    Statements(Database superuser) throws SQLException {
        this.superuser = superuser;
        try (Connection connection = superuser.connect()) {
            Sql.update(connection, "create extension if not exists pg_stat_statements");
        }
        reset();
    }

    void reset() throws SQLException {
        try (Connection connection = superuser.connect()) {
            Sql.query(connection, "select pg_stat_statements_reset()", row -> 1);
        }
    }

    void print() throws SQLException {
        try (Connection connection = superuser.connect()) {
            Sql.query(
                    connection,
                    "select total_exec_time, total_plan_time, calls, rows, wal_bytes, left(regexp_replace(query, '\\s+', ' ', 'g'), 180)"
                            + " from pg_stat_statements order by total_exec_time desc limit " + SHOWN,
                    row -> System.out.printf(
                            "  %,9.0f ms %,6.0f ms planning %,8d calls %,9d rows %,12d WAL  %s%n",
                            row.getDouble(1),
                            row.getDouble(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getString(6)));
        }
        reset();
    }
}
