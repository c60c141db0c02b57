package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.MergeCounts;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The end of a scope's crawl: what it had, and this crawl of it did not see, is gone, if and only if all of it was read. */
public final class ScopeEnd {

    /** Neither seen in full, nor seen as an older version that waits for the end. */
    private static final String LOST = """
            insert into lost
            with seen as materialized (
                select unnest(ids) as id from crawl_seen where crawl_id = ? and scope_no = ? and object_kind = ?)
            select t.id from %s t where t.gone_at is null and %s
            and not exists (select from seen where seen.id = t.id)""";

    private final Connection connection;
    private final UUID sourceId;
    private final UUID crawlId;
    private final int scopeNo;

    public ScopeEnd(Connection connection, UUID sourceId, UUID crawlId, int scopeNo) {
        this.connection = connection;
        this.sourceId = sourceId;
        this.crawlId = crawlId;
        this.scopeNo = scopeNo;
    }

    public MergeCounts end(boolean complete) throws SQLException {
        MergeCounts counts = complete ? reckon() : MergeCounts.NONE;
        Sql.update(connection, "delete from crawl_seen where crawl_id = ? and scope_no = ?", crawlId, scopeNo);
        Sql.update(connection, "delete from exposure_candidate where crawl_id = ? and scope_no = ?", crawlId, scopeNo);
        Tally.fold(connection);
        return counts;
    }

    private MergeCounts reckon() throws SQLException {
        BatchMerge merge = new BatchMerge(connection, sourceId, crawlId, scopeNo);
        Sql.update(connection, "create temp table if not exists lost (id uuid primary key) on commit delete rows");
        var left = new ExposureCandidates(connection, crawlId, scopeNo).left(sourceId);
        merge.replace(left);
        long gone = 0;
        for (CatalogTable table : CatalogTable.values()) {
            gone += lose(table, merge);
        }
        MergeSession.preferIndexes(connection);
        if (merge.moved().contains(CatalogTable.OWNERSHIP_EVIDENCE)) {
            OwnerInference.decide(connection);
        }
        merge.settle();
        MergeCounts replaced = merge.counts();
        return new MergeCounts(0, replaced.discovered(), replaced.changed(), gone);
    }

    private long lose(CatalogTable table, BatchMerge merge) throws SQLException {
        String name = table.table();
        find(table, "t.also_scopes @> array[" + scopeNo + "]");
        Sql.update(
                connection,
                "update " + name + " t set also_scopes = nullif(array_remove(t.also_scopes, ?), '{}') from lost"
                        + " where lost.id = t.id",
                scopeNo);
        Sql.update(connection, "delete from lost");
        find(table, "t.scope_no = " + scopeNo);
        Sql.update(
                connection,
                "with kept as (update " + name
                        + " t set scope_no = t.also_scopes[1], also_scopes = nullif(t.also_scopes[2:], '{}')"
                        + " from lost where lost.id = t.id and t.also_scopes is not null returning t.id)"
                        + " delete from lost using kept where kept.id = lost.id");
        long gone = Sql.first(connection, Sentences.of(table).lose(), row -> row.getLong(1), crawlId, scopeNo)
                .orElse(0L);
        Sql.update(connection, "delete from lost");
        if (gone > 0) {
            merge.moved().add(table);
        }
        return gone;
    }

    private void find(CatalogTable table, String condition) throws SQLException {
        String also = table == CatalogTable.EXPOSURE
                ? " and not exists (select from exposure_candidate c where c.crawl_id = '" + crawlId
                        + "' and c.scope_no = " + scopeNo + " and c.id = t.id)"
                : "";
        Sql.update(connection, LOST.formatted(table.table(), condition) + also, crawlId, scopeNo, table.table());
    }
}
