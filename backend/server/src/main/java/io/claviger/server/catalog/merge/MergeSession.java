package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every merging transaction begins with. */
public final class MergeSession {

    /**
     * A merge that was.
     *
     * @param number its place among those of its source, counted from 1; 0 if there was none
     * @param scopeNo whose it was; null if it was no scope's
     */
    public record Merge(long number, @Nullable Integer scopeNo) {

        boolean isOf(int scope) {
            return scopeNo != null && scopeNo == scope;
        }
    }

    private MergeSession() {}

    /**
     * One merge of a source at a time: two scopes that see the same objects neither deadlock nor overlook each other. Batches of
     * other sources, and everything before the merge, run side by side.
     *
     * @param scopeNo whose merge this is; null if it is no scope's
     * @return the merge before this one
     */
    public static Merge begin(Connection connection, UUID sourceId, @Nullable Integer scopeNo) throws SQLException {
        String next = """
                insert into source_merge as m (source_id, merges, scope_no) values (?, 1, ?)
                on conflict (source_id) do update set merges = m.merges + 1, scope_no = excluded.scope_no
                returning merges - 1, old.scope_no""";
        return Sql.first(
                        connection,
                        next,
                        row -> new Merge(row.getLong(1), row.getObject(2, Integer.class)),
                        sourceId,
                        scopeNo)
                .orElseThrow();
    }

    /** The last merge of a source. */
    static Merge latest(Connection connection, UUID sourceId) throws SQLException {
        return Sql.first(
                        connection,
                        "select merges, scope_no from source_merge where source_id = ?",
                        row -> new Merge(row.getLong(1), row.getObject(2, Integer.class)),
                        sourceId)
                .orElse(new Merge(0, null));
    }

    /**
     * A batch is small and its tables may be huge and freshly filled, with no statistics yet: every join goes through an index,
     * whatever the planner believes. So no plan depends on the values, and each statement is planned once.
     */
    public static void preferIndexes(Connection connection) throws SQLException {
        Sql.query(
                connection,
                "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
                        + " set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true),"
                        + " set_config('plan_cache_mode', 'force_generic_plan', true)",
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
