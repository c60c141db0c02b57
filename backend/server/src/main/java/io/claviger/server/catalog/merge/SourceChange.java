package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What the change or the end of a source means for its objects. */
public final class SourceChange {

    private SourceChange() {}

    /** Brings the environment of all objects of the source up to date. */
    public static void environment(Connection connection, UUID sourceId) throws SQLException {
        MergeSession.begin(connection, sourceId, null);
        new Staging(connection);
        for (String table : List.of("identity", "credential", "resource")) {
            Sql.update(
                    connection,
                    "insert into touched select '" + table + "', id, null from " + table
                            + " where source_id = ? and gone_at is null",
                    sourceId);
        }
        Derivation.refresh(connection, null);
    }

    /** Tells that all objects of the source are gone, and forgets them with their history. */
    public static void removed(Connection connection, UUID sourceId) throws SQLException {
        MergeSession.begin(connection, sourceId, null);
        new Staging(connection);
        for (CatalogTable table : CatalogTable.values()) {
            if (table.hasFacts()) {
                Sql.update(
                        connection,
                        "with g as (select * from " + table.table() + " where source_id = ? and gone_at is null) "
                                + Facts.insert(table, "g", "gone", "array['goneAt']", "null::uuid"),
                        sourceId);
            }
        }
        touchOthers(connection, sourceId);
        for (CatalogTable table : CatalogTable.values()) {
            Sql.update(
                    connection,
                    "delete from history h using " + table.table() + " t where t.source_id = ? and h.object_id = t.id",
                    sourceId);
            Sql.update(
                    connection,
                    "delete from ownership o using " + table.table()
                            + " t where t.source_id = ? and o.subject_id = t.id",
                    sourceId);
            Sql.update(connection, "delete from " + table.table() + " where source_id = ?", sourceId);
        }
        Sql.update(
                connection,
                "delete from crawl_seen using catalog_scope where no = scope_no and source_id = ?",
                sourceId);
        Sql.update(
                connection,
                "delete from exposure_candidate using catalog_scope where no = scope_no and source_id = ?",
                sourceId);
        Sql.update(connection, "delete from catalog_scope where source_id = ?", sourceId);
        Sql.update(connection, "delete from source_merge where source_id = ?", sourceId);
        Derivation.refresh(connection, null);
        Tally.fold(connection);
    }

    /** An exposure here may have been linked to an identity of another source, or share its fingerprint with another place. */
    private static void touchOthers(Connection connection, UUID sourceId) throws SQLException {
        for (String kind : List.of("identity", "credential")) {
            Sql.update(
                    connection,
                    "insert into touched select '" + kind + "', " + kind
                            + "_id, null from exposure where source_id = ? and " + kind + "_id is not null",
                    sourceId);
            Sql.update(
                    connection,
                    "update exposure e set " + kind + "_id = null, updated_at = now() from " + kind
                            + " o where o.id = e." + kind + "_id and o.source_id = ? and e.source_id <> ?",
                    sourceId,
                    sourceId);
        }
        Sql.update(
                connection,
                "insert into touched select 'exposure', o.id, null from exposure e join exposure o on o.fingerprint = e.fingerprint"
                        + " and o.gone_at is null and o.source_id <> e.source_id where e.source_id = ?",
                sourceId);
    }
}
