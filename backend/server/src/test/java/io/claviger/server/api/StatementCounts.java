package io.claviger.server.api;

import io.claviger.embedded.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often the server's database ran which statement, as PostgreSQL itself counts. */
final class StatementCounts implements AutoCloseable {

    private static final String COUNT = """
            select queryid, sum(calls) from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and s.userid <> (select oid from pg_roles where rolname = current_user)
            group by queryid""";

    private final Connection connection;
    private final Set<Long> background = new HashSet<>();

    /** @param superuser of the server's database; what it runs itself is not counted */
    StatementCounts(Database superuser) throws SQLException {
        connection = superuser.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    /** What ran since {@code before} without anybody's asking is left out from now on. */
    void leaveOutWhatRanSince(Map<Long, Long> before) throws SQLException {
        since(before, now()).forEach((statement, calls) -> background.add(statement));
    }

    Map<Long, Long> now() throws SQLException {
        Map<Long, Long> counts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return counts;
    }

    long between(Map<Long, Long> before, Map<Long, Long> after) {
        return since(before, after).entrySet().stream()
                .filter(statement -> !background.contains(statement.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<Long, Long> since(Map<Long, Long> before, Map<Long, Long> after) {
        Map<Long, Long> ran = new HashMap<>();
        after.forEach((statement, calls) -> {
            long more = calls - before.getOrDefault(statement, 0L);
            if (more > 0) {
                ran.put(statement, more);
            }
        });
        return ran;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
