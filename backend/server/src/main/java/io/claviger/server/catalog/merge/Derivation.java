package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings what follows from moved rows up to date, and tells of the objects whose own row did not move. */
final class Derivation {

    private static final List<CatalogTable> ORDER =
            List.of(CatalogTable.RESOURCE, CatalogTable.IDENTITY, CatalogTable.CREDENTIAL, CatalogTable.EXPOSURE);

    private Derivation() {}

    static void touch(Connection connection, Set<CatalogTable> moved) throws SQLException {
        for (CatalogTable table : moved) {
            for (String sentence : Touches.of(table)) {
                Sql.update(connection, sentence);
            }
        }
    }

    static void touchOwned(Connection connection) throws SQLException {
        for (String sentence : Touches.ofOwnership()) {
            Sql.update(connection, sentence);
        }
    }

    /** Works through {@code touched}. */
    static void refresh(Connection connection, @Nullable UUID crawlId) throws SQLException {
        for (CatalogTable table : ORDER) {
            Sql.query(connection, Sentences.of(table).refresh(), row -> row.getLong(1), crawlId, null);
        }
        for (CatalogTable table : ORDER) {
            if (table.hasFacts()) {
                Sql.update(connection, tell(table), crawlId);
            }
        }
    }

    private static String tell(CatalogTable table) {
        return "with t as materialized (select c.id, array_agg(distinct c.field) as changed from touched c where c.object_kind = '"
                + table.table() + "' and c.field is not null and not exists (select from " + table.stage()
                + " s where s.id = c.id and s.what" + WrittenAhead.IS_NEW + " offset 0) group by c.id),"
                + " r as (select x.*, t.changed from t join " + table.table()
                + " x on x.id = t.id where x.gone_at is null) "
                + Facts.insert(table, "r", "changed", "r.changed", "?::uuid");
    }
}
