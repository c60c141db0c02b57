package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.MergeCounts;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes one batch in the caller's transaction. */
public final class BatchMerge {

    private final Connection connection;
    private final UUID sourceId;
    private final UUID crawlId;
    private final int scopeNo;
    private final Staging staging;
    private final Map<CatalogTable, List<Staging.Differing>> staged = new EnumMap<>(CatalogTable.class);
    private final Set<CatalogTable> moved = EnumSet.noneOf(CatalogTable.class);
    private final WrittenAhead ahead;
    private MergeSession.Merge latest = new MergeSession.Merge(0, null);
    private long discovered;
    private long changed;

    public BatchMerge(Connection connection, UUID sourceId, UUID crawlId, int scopeNo) throws SQLException {
        this.connection = connection;
        this.sourceId = sourceId;
        this.crawlId = crawlId;
        this.scopeNo = scopeNo;
        this.staging = new Staging(connection);
        this.ahead = new WrittenAhead(connection);
    }

    /**
     * Sends what differs from the catalog, and writes what it can, while others may still write: {@link #merge} compares and sends
     * again what they may have changed. Which version of an exposure counts depends on what was merged before, so these wait.
     */
    public void stage(Batch batch) throws SQLException {
        latest = MergeSession.latest(connection, sourceId);
        // Where several scopes take turns there is more to wait for, and more that may be taken back.
        boolean writesAhead = latest.isOf(scopeNo) && batch.isApartFromTheOneBefore();
        Map<CatalogTable, List<Staging.Differing>> differing = new EnumMap<>(CatalogTable.class);
        for (CatalogTable table : CatalogTable.values()) {
            List<StagedRow> rows = List.copyOf(batch.rows(table));
            if (table != CatalogTable.EXPOSURE && !rows.isEmpty()) {
                differing.put(table, staging.probe(table, rows, scopeNo));
            }
        }
        for (var one : (writesAhead ? ahead.marked(batch, differing) : differing).entrySet()) {
            List<StagedRow> rows = List.copyOf(batch.rows(one.getKey()));
            send(one.getKey(), rows, one.getValue());
            remember(one.getKey(), rows, Set.of());
        }
        if (writesAhead) {
            ahead.write(this::insertAhead);
        }
    }

    private long insertAhead(CatalogTable table) throws SQLException {
        if (any(staged.getOrDefault(table, List.of()), WrittenAhead.AHEAD)) {
            return run(Sentences.of(table).insertAhead());
        }
        return 0;
    }

    /** Takes back what was written before its turn, for somebody may wait for it: it is written when the turn comes. */
    public void withdraw() throws SQLException {
        ahead.withdraw();
    }

    /** Waits for its turn, merges what was staged, and brings what follows from it up to date. */
    public MergeCounts merge(Batch batch) throws SQLException {
        MergeSession.Merge before = ahead.begin(sourceId, scopeNo);
        OwnerInference.meet(connection, batch.people());
        boolean asStaged = !ahead.isWithdrawn() && isAsStaged(batch, before);
        if (asStaged) {
            ahead.complete();
        } else {
            ahead.withdraw();
        }
        Map<CatalogTable, List<Staging.Differing>> differing = new EnumMap<>(CatalogTable.class);
        for (CatalogTable table : CatalogTable.values()) {
            List<StagedRow> rows = List.copyOf(batch.rows(table));
            if (table == CatalogTable.EXPOSURE) {
                differing.put(table, stageExposures(rows, batch.exposures()));
            } else {
                if (!asStaged && !rows.isEmpty()) {
                    send(table, rows, staging.probe(table, rows, scopeNo));
                }
                differing.put(table, staged.getOrDefault(table, List.of()));
            }
        }
        // Only when all is staged: a credential takes the name of an identity that is written after it.
        for (Map.Entry<CatalogTable, List<Staging.Differing>> one : differing.entrySet()) {
            write(one.getKey(), one.getValue());
        }
        settle();
        return new MergeCounts(batch.observations(), ahead.rows() + discovered, changed, 0);
    }

    /** Takes what is known to be the best version of each place as the truth, whatever the catalog holds. */
    void replace(List<StagedRow> exposures) throws SQLException {
        List<Staging.Differing> differing = staging.probe(CatalogTable.EXPOSURE, exposures, scopeNo);
        send(CatalogTable.EXPOSURE, exposures, differing);
        write(CatalogTable.EXPOSURE, differing);
    }

    MergeCounts counts() {
        return new MergeCounts(0, discovered, changed, 0);
    }

    Set<CatalogTable> moved() {
        return moved;
    }

    void settle() throws SQLException {
        Derivation.touch(connection, moved);
        Derivation.refresh(connection, crawlId);
    }

    /** Whether nothing that the batch is about was merged since it was staged. */
    private boolean isAsStaged(Batch batch, MergeSession.Merge before) {
        long since = before.number() - latest.number();
        return since == 0 || (since == 1 && before.isOf(scopeNo) && batch.isApartFromTheOneBefore());
    }

    private List<Staging.Differing> stageExposures(List<StagedRow> rows, Map<UUID, ExposureSeen> exposures)
            throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Staging.Differing> differing = staging.probe(CatalogTable.EXPOSURE, rows, scopeNo);
        Set<UUID> waiting = new ExposureCandidates(connection, crawlId, scopeNo).setAside(rows, differing, exposures);
        List<Staging.Differing> now = differing.stream()
                .filter(one -> !waiting.contains(rows.get(one.index()).id()))
                .toList();
        send(CatalogTable.EXPOSURE, rows, now);
        remember(CatalogTable.EXPOSURE, rows, waiting);
        return now;
    }

    private void send(CatalogTable table, List<StagedRow> rows, List<Staging.Differing> differing) throws SQLException {
        List<Staging.Differing> sent = staged.getOrDefault(table, List.of());
        if (differing.equals(sent)) {
            return;
        }
        if (!sent.isEmpty()) {
            staging.clear(table);
        }
        if (!differing.isEmpty()) {
            staging.copy(table, sourceId, rows, differing);
        }
        staged.put(table, differing);
    }

    private void write(CatalogTable table, List<Staging.Differing> differing) throws SQLException {
        if (differing.isEmpty()) {
            return;
        }
        Sentences sentences = Sentences.of(table);
        if (any(differing, WrittenAhead.AHEAD)) {
            moved.add(table);
        }
        if (any(differing, 'N')) {
            discovered += run(sentences.insertNew());
            moved.add(table);
        }
        if (any(differing, 'C')) {
            changed += run(sentences.updateChanged());
            moved.add(table);
        }
        if (any(differing, 'U') || any(differing, 'M')) {
            changed += sentences.moveUse().isEmpty() ? 0 : run(sentences.moveUse());
        }
        run(sentences.addScope());
        if (table == CatalogTable.OWNERSHIP_EVIDENCE && moved.contains(table)) {
            OwnerInference.decide(connection);
        }
    }

    private long run(String sentence) throws SQLException {
        return Sql.first(connection, sentence, row -> row.getLong(1), crawlId, scopeNo)
                .orElse(0L);
    }

    private static boolean any(List<Staging.Differing> differing, char what) {
        return differing.stream().anyMatch(one -> one.what() == what);
    }

    private void remember(CatalogTable table, List<StagedRow> rows, Set<UUID> waiting) throws SQLException {
        UUID[] ids = rows.stream()
                .map(StagedRow::id)
                .filter(id -> !waiting.contains(id))
                .sorted(Comparator.naturalOrder())
                .toArray(UUID[]::new);
        Sql.update(
                connection,
                "insert into crawl_seen (crawl_id, scope_no, object_kind, ids) values (?, ?, ?, ?)",
                crawlId,
                scopeNo,
                table.table(),
                connection.createArrayOf("uuid", ids));
    }
}
