package io.claviger.server.graph;

import io.claviger.server.database.Sql;
import io.claviger.server.events.FactTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code access_verdict}: written where a verdict is new or another, with a fact for each identity that it is about. */
final class VerdictTable {

    private static final String PUT = """
            insert into access_verdict (identity_id, administrator, escalates, path, taken_by_anyone, strangers,
                unused_services, problems) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (identity_id) do update set administrator = excluded.administrator,
                escalates = excluded.escalates, path = excluded.path, taken_by_anyone = excluded.taken_by_anyone,
                strangers = excluded.strangers, unused_services = excluded.unused_services, problems = excluded.problems, reviewed_at = now()""";

    private static final String TELL = """
            insert into outbox (topic, key, type, subject, data)
            select 'claviger.catalog', i.id::text, '%s', i.id, jsonb_build_object('objectKind', 'identity', 'id', i.id, 'kind', i.kind,
                'name', i.name, 'sourceId', i.source_id, 'crawlId', null::uuid, 'identityId', i.id, 'changed', array['access'])
            from identity i where i.id = any(?) and i.gone_at is null order by i.id""".formatted(FactTypes.of("identity", "changed"));

    private VerdictTable() {}

    /** How many are not what they were. */
    static int become(Connection connection, Map<UUID, AccessVerdict> verdicts) throws SQLException {
        Map<UUID, AccessVerdict> before = read(connection);
        List<UUID> changed = new ArrayList<>();
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (Map.Entry<UUID, AccessVerdict> one : verdicts.entrySet()) {
                if (!one.getValue().equals(before.get(one.getKey()))) {
                    bind(put, one.getKey(), one.getValue());
                    put.addBatch();
                    changed.add(one.getKey());
                }
            }
            put.executeBatch();
        }
        List<UUID> over =
                before.keySet().stream().filter(id -> !verdicts.containsKey(id)).toList();
        if (!over.isEmpty()) {
            Sql.update(connection, "delete from access_verdict where identity_id = any(?)", over);
            changed.addAll(over);
        }
        if (!changed.isEmpty()) {
            Sql.update(connection, TELL, changed);
        }
        return changed.size();
    }

    private static Map<UUID, AccessVerdict> read(Connection connection) throws SQLException {
        Map<UUID, AccessVerdict> verdicts = new HashMap<>();
        Sql.query(
                connection,
                "select identity_id, administrator, escalates, path, taken_by_anyone, strangers, unused_services, problems"
                        + " from access_verdict",
                row -> verdicts.put(
                        Objects.requireNonNull(Sql.uuid(row, "identity_id")),
                        new AccessVerdict(
                                row.getBoolean("administrator"),
                                row.getBoolean("escalates"),
                                row.getString("path"),
                                row.getBoolean("taken_by_anyone"),
                                row.getString("strangers"),
                                row.getString("unused_services"),
                                List.of((String[]) row.getArray("problems").getArray()))));
        return verdicts;
    }

    private static void bind(PreparedStatement put, UUID id, AccessVerdict verdict) throws SQLException {
        @Nullable
        Object[] values = {
            id,
            verdict.administrator(),
            verdict.escalates(),
            verdict.path(),
            verdict.takenByAnyone(),
            verdict.strangers(),
            verdict.unusedServices(),
            verdict.problems()
        };
        for (int i = 0; i < values.length; i++) {
            Sql.bind(put, i + 1, values[i]);
        }
    }
}
