package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What every merging transaction begins with. */
public final class MergeSession {

    private MergeSession() {}

    /**
     * One merge of a source at a time: two scopes that see the same objects neither deadlock nor overlook each other. Batches of
     * other sources, and everything before the merge, run side by side.
     */
    public static void begin(Connection connection, UUID sourceId) throws SQLException {
        Sql.query(connection, "select pg_advisory_xact_lock(hashtextextended(?, 7))", row -> 1, sourceId.toString());
    }

    /**
     * A batch is small and its tables may be huge and freshly filled, with no statistics yet: every join goes through an index,
     * whatever the planner believes.
     */
    public static void preferIndexes(Connection connection) throws SQLException {
        Sql.query(
                connection,
                "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
                        + " set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true)",
                row -> 1);
    }

    /** The number that stands for a scope in the rows. */
    public static int scopeNo(Connection connection, UUID sourceId, String scopeId) throws SQLException {
        String find = "select no from catalog_scope where source_id = ? and scope_id = ?";
        var known = Sql.first(connection, find, row -> row.getInt(1), sourceId, scopeId);
        if (known.isPresent()) {
            return known.get();
        }
        Sql.update(
                connection,
                "insert into catalog_scope (source_id, scope_id) values (?, ?) on conflict do nothing",
                sourceId,
                scopeId);
        return Sql.first(connection, find, row -> row.getInt(1), sourceId, scopeId)
                .orElseThrow();
    }
}
