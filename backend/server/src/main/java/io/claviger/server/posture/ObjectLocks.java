package io.claviger.server.posture;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * Keeps changes to the findings of one object one at a time, or an older view of it could be written last. Taken before any row
 * of theirs, in the order of the buckets, and held to the end of the transaction: so nobody waits in a circle.
 */
final class ObjectLocks {
    private static final String TAKE = """
            select pg_advisory_xact_lock(1885434740, bucket) from
                (select distinct mod(hashtextextended(id::text, 0), 256)::int as bucket from unnest(?::uuid[]) o(id)
                 order by 1) b""";

    private ObjectLocks() {}

    static void take(Connection connection, Collection<UUID> objectIds) throws SQLException {
        if (!objectIds.isEmpty()) {
            Sql.query(connection, TAKE, row -> true, objectIds);
        }
    }
}
