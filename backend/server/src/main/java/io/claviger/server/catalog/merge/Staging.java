package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The session's temporary tables. Each holds the rows of one batch that differ from the catalog, with {@code what} they are:
 * {@code N} new, {@code A} new and {@link WrittenAhead}, {@code C} changed or back again, {@code U} used since, {@code M} seen by one more scope. Empty after each commit.
 */
final class Staging {

    /** What a probe found of a row that differs. */
    record Differing(int index, char what) {}

    private static final Map<CatalogTable, String> PROBES = new EnumMap<>(CatalogTable.class);

    static {
        Arrays.stream(CatalogTable.values()).forEach(table -> PROBES.put(table, probeSql(table)));
    }

    private final Connection connection;

    Staging(Connection connection) throws SQLException {
        this.connection = connection;
        if (Sql.first(connection, "select 1 from pg_class where oid = to_regclass('pg_temp.touched')", row -> 1)
                .isEmpty()) {
            createTables();
        }
    }

    private void createTables() throws SQLException {
        // The stages of a full batch stay in memory, with their indexes. It can only be said before there is one.
        Sql.query(connection, "select set_config('temp_buffers', '64MB', false)", row -> 1);
        for (CatalogTable table : CatalogTable.values()) {
            List<String> columns = new ArrayList<>(table.content());
            columns.addAll(table.use());
            Sql.update(
                    connection,
                    "create temp table if not exists " + table.stage() + " on commit delete rows as select"
                            + " null::\"char\" as what, id, source_id, hash, " + String.join(", ", columns) + " from "
                            + table.table() + " with no data");
            Sql.update(connection, "create index on " + table.stage() + " (id)");
        }
        Sql.update(
                connection, "create temp table if not exists moved (object_kind text, id uuid) on commit delete rows");
        Sql.update(
                connection,
                "create temp table if not exists touched (object_kind text, id uuid, field text) on commit delete rows");
        Sql.update(connection, "create index on touched (object_kind, id)");
    }

    /** Which rows differ from the catalog, by their position. */
    List<Differing> probe(CatalogTable table, List<StagedRow> rows, int scopeNo) throws SQLException {
        UUID[] ids = new UUID[rows.size()];
        Long[] hashes = new Long[rows.size()];
        Long[] used = new Long[rows.size()];
        for (int i = 0; i < ids.length; i++) {
            StagedRow row = rows.get(i);
            ids[i] = row.id();
            hashes[i] = row.hash();
            used[i] = row.usedAt() == null ? null : Micros.of(row.usedAt());
        }
        return Sql.query(
                connection,
                PROBES.getOrDefault(table, ""),
                row -> new Differing(row.getInt(1) - 1, row.getString(2).charAt(0)),
                connection.createArrayOf("uuid", ids),
                connection.createArrayOf("bigint", hashes),
                connection.createArrayOf("bigint", used),
                scopeNo);
    }

    private static String probeSql(CatalogTable table) {
        String usedAt = table.usedAt();
        String newer = usedAt == null
                ? "false"
                : "coalesce(timestamptz 'epoch' + p.used * interval '1 microsecond' > coalesce(t." + usedAt
                        + ", '-infinity'), false)";
        return """
                select i, what from (
                    select p.i, case
                        when t.id is null then 'N'
                        when t.hash <> p.hash or t.gone_at is not null then 'C'
                        when %s then 'U'
                        when t.scope_no <> p.scope and not coalesce(p.scope = any (t.also_scopes), false) then 'M' end as what
                    from (select id, hash, used, i, s.scope
                          from unnest(?::uuid[], ?::bigint[], ?::bigint[]) with ordinality u(id, hash, used, i),
                               (select ?::int as scope) s) p
                    left join %s t on t.id = p.id) x
                where what is not null""".formatted(newer, table.table());
    }

    /** Sends rows to the table's stage and remembers those that are new or changed. */
    void copy(CatalogTable table, UUID sourceId, List<StagedRow> rows, List<Differing> differing) throws SQLException {
        List<String> columns = new ArrayList<>(List.of("what", "id", "source_id", "hash"));
        columns.addAll(table.content());
        columns.addAll(table.use());
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.stage() + " (" + String.join(", ", columns) + ") from stdin");
        try {
            byte[] bytes = encode(sourceId, rows, differing);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        Sql.update(
                connection,
                "insert into moved select ?, id from " + table.stage() + " where what in ('N', 'A', 'C')",
                table.table());
    }

    /** Takes back what was sent of a table. */
    void clear(CatalogTable table) throws SQLException {
        Sql.update(connection, "delete from " + table.stage());
        Sql.update(connection, "delete from moved where object_kind = ?", table.table());
    }

    private static byte[] encode(UUID sourceId, List<StagedRow> rows, Collection<Differing> differing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(differing.size() * 256);
        String source = "\t" + sourceId + "\t";
        try {
            for (Differing one : differing) {
                StagedRow row = rows.get(one.index());
                String line = one.what() + "\t" + row.id() + source + row.hash() + "\t" + row.content()
                        + (row.use().isEmpty() ? "\n" : "\t" + row.use() + "\n");
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
