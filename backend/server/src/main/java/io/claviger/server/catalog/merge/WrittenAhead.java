package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.merge.Staging.Differing;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a batch writes before its turn, while the one before is still being written: rows that are new and complete already, since
 * nothing that is written between now and then bears on them. Of a first crawl that is nearly all. It can be taken back, for whoever
 * holds rows and waits may be waited for.
 */
final class WrittenAhead {

    /** What a row is that is new and written ahead. */
    static final char AHEAD = 'A';

    /** Of a staged row: that it is new, written ahead or not. */
    static final String IS_NEW = " in ('N', 'A')";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Well before PostgreSQL looks for a deadlock, in which it might end the other one. */
    private static final String PATIENCE_FOR_LOCK = "500ms";

    /** Nothing follows from another row in these. */
    private static final Set<CatalogTable> PLAIN = Set.of(CatalogTable.CONSUMER, CatalogTable.GRANT);

    /** Others bear on these. */
    private static final List<CatalogTable> HELD = List.of(CatalogTable.CREDENTIAL, CatalogTable.IDENTITY);

    private final Connection connection;
    private boolean written;
    private boolean withdrawn;
    private long rows;

    WrittenAhead(Connection connection) {
        this.connection = connection;
    }

    interface Insert {
        long into(CatalogTable table) throws SQLException;
    }

    /** Which of the rows that differ are to be written ahead: they become {@link #AHEAD}. */
    Map<CatalogTable, List<Differing>> marked(Batch batch, Map<CatalogTable, List<Differing>> differing)
            throws SQLException {
        Set<UUID> late = late(batch, differing);
        Map<CatalogTable, List<Differing>> marked = new EnumMap<>(CatalogTable.class);
        differing.forEach((table, some) -> {
            List<StagedRow> rows = List.copyOf(batch.rows(table));
            Predicate<Differing> isAhead = one -> one.what() == 'N'
                    && (PLAIN.contains(table) || HELD.contains(table) && !late.contains(family(rows.get(one.index()))));
            marked.put(
                    table,
                    some.stream()
                            .map(one -> isAhead.test(one) ? new Differing(one.index(), AHEAD) : one)
                            .toList());
        });
        return marked;
    }

    /** Identities that something bears on which is written at the turn, or by the batch before: they and their credentials wait. */
    private Set<UUID> late(Batch batch, Map<CatalogTable, List<Differing>> differing) throws SQLException {
        Set<UUID> borne = new HashSet<>(withCredentials(batch));
        differing.forEach((table, some) -> {
            List<StagedRow> rows = List.copyOf(batch.rows(table));
            if (Batch.BEARING.contains(table)) {
                some.stream()
                        .filter(one -> one.what() != 'N' || table == CatalogTable.OWNERSHIP_EVIDENCE)
                        .forEach(one -> rows.get(one.index()).addNamed(borne));
            }
        });
        Set<UUID> late = new HashSet<>();
        for (CatalogTable table : HELD) {
            for (StagedRow row : batch.rows(table)) {
                UUID family = family(row);
                if (borne.contains(row.id())
                        || borne.contains(family)
                        || batch.isBorneOnByTheOneBefore(row.id())
                        || batch.isBorneOnByTheOneBefore(family)) {
                    late.add(family);
                }
            }
        }
        return late;
    }

    /** Identities that have credentials already: the batch before may give one of these to another, and does not say whose it was. */
    private List<UUID> withCredentials(Batch batch) throws SQLException {
        return Sql.query(
                connection,
                "select u.id from unnest(?::uuid[]) u(id) where exists (select from credential c where c.identity_id = u.id and c.gone_at is null)",
                row -> row.getObject(1, UUID.class),
                connection.createArrayOf(
                        "uuid",
                        batch.rows(CatalogTable.IDENTITY).stream()
                                .map(StagedRow::id)
                                .toArray(UUID[]::new)));
    }

    /** The identity that it is, or belongs to. */
    private static UUID family(StagedRow row) {
        UUID about = row.about();
        return about == null ? row.id() : about;
    }

    void write(Insert insert) throws SQLException {
        Sql.update(connection, "savepoint ahead");
        written = true;
        Sql.query(connection, "select set_config('claviger.written_ahead', 'on', true)", row -> 1);
        for (CatalogTable table : CatalogTable.values()) {
            if (PLAIN.contains(table) || HELD.contains(table)) {
                rows += insert.into(table);
            }
        }
        Sql.query(connection, "select set_config('claviger.written_ahead', 'off', true)", row -> 1);
    }

    /** How many are written. */
    long rows() {
        return rows;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Waits for the turn; with rows in hand not for long. */
    MergeSession.Merge begin(UUID sourceId, int scopeNo) throws SQLException {
        if (written) {
            Sql.update(connection, "set local lock_timeout = '" + PATIENCE_FOR_LOCK + "'");
            try {
                MergeSession.Merge before = MergeSession.begin(connection, sourceId, scopeNo);
                Sql.update(connection, "set local lock_timeout to default");
                return before;
            } catch (SQLException failure) {
                if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                    throw failure;
                }
                withdraw();
            }
        }
        return MergeSession.begin(connection, sourceId, scopeNo);
    }

    /** Takes back what was written. */
    void withdraw() throws SQLException {
        if (written) {
            Sql.update(connection, "rollback to savepoint ahead");
            written = false;
            withdrawn = true;
            rows = 0;
        }
    }

    /** Writes what the rows need and only the turn allows: the names of their cells. */
    void complete() throws SQLException {
        if (!written) {
            return;
        }
        for (CatalogTable table : HELD) {
            Sql.query(
                    connection,
                    "select meet_cells('" + table.table() + "', array(select id from " + table.stage()
                            + " where what = '" + AHEAD + "'))",
                    row -> 1);
        }
    }
}
