package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.LastUse;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Moves times of last use forward. It makes no version, as little as a crawl that sees nothing else. */
public final class UseMerge {

    /** Rows are locked in the order of their ids, so that two that write do not wait for each other. */
    private static final String MOVE = """
            with s as (
                select u.* from unnest(?::uuid[], ?::timestamptz[], ?::text[]) u(id, at, from_where)),
            l as materialized (
                select t.id, s.at, s.from_where from %1$s t join s on s.id = t.id
                where t.gone_at is null and s.at > coalesce(t.last_used_at, '-infinity') order by t.id for no key update of t),
            u as (
                update %1$s t set last_used_at = l.at%2$s, updated_at = now() from l
                where l.id = t.id and l.at > coalesce(t.last_used_at, '-infinity') returning t.*)\
            """;

    private static final String IDENTITIES = MOVE.formatted("identity", "") + told(CatalogTable.IDENTITY);
    private static final String CREDENTIALS =
            MOVE.formatted("credential", ", last_used_from = l.from_where") + told(CatalogTable.CREDENTIAL);

    private UseMerge() {}

    private static String told(CatalogTable table) {
        return Facts.from(table, "u", "changed", "array['lastUsedAt']", "null::uuid") + " select count(*) from u";
    }

    public static void identities(Connection connection, Collection<LastUse> uses) throws SQLException {
        move(connection, IDENTITIES, uses);
    }

    public static void credentials(Connection connection, Collection<LastUse> uses) throws SQLException {
        move(connection, CREDENTIALS, uses);
    }

    private static void move(Connection connection, String sentence, Collection<LastUse> uses) throws SQLException {
        if (!uses.isEmpty()) {
            List<LastUse> ordered = List.copyOf(uses);
            Sql.query(
                    connection,
                    sentence,
                    row -> row.getLong(1),
                    ordered.stream().map(LastUse::id).toList(),
                    ordered.stream().map(use -> use.at().toString()).toList(),
                    ordered.stream().map(LastUse::from).toList());
        }
    }
}
