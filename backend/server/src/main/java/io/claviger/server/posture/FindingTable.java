package io.claviger.server.posture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.posture.Severity;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes findings, many at once. */
final class FindingTable {
    private static final String FIELDS = """
            f.id, f.policy_id, f.policy_title, f.severity, f.object_kind, f.object_id, f.object_type, f.object_name, f.source_id,
                f.identity_id, f.identity_kind, f.identity_name, f.owner_id, f.owner_name, f.status, f.evidence, f.risk_score,
                f.waiver_until, f.opened_at, f.resolved_at""";

    private static final String COLUMNS = "select " + FIELDS + " from finding f";

    /** For a statement that changes {@code finding f}. */
    static final String RETURNING = " returning " + FIELDS;

    // What people said (assignee, waiver) is not of the evaluation, and stays.
    private static final String UPSERT = """
            insert into finding (id, policy_id, policy_title, severity, object_kind, object_id, object_type, object_name, source_id,
                identity_id, identity_kind, identity_name, owner_id, owner_name, status, evidence, risk_score, opened_at, resolved_at,
                waiver_until)
            select id, policy_id, policy_title, severity, object_kind, object_id, object_type, object_name, source_id,
                identity_id, identity_kind, identity_name, owner_id, owner_name, status, evidence, risk_score, opened_at, resolved_at,
                waiver_until
            from jsonb_to_recordset(?::jsonb) as r(id uuid, policy_id text, policy_title text, severity text, object_kind text,
                object_id uuid, object_type text, object_name text, source_id uuid, identity_id uuid, identity_kind text,
                identity_name text, owner_id uuid, owner_name text, status text, evidence jsonb, risk_score int,
                opened_at timestamptz, resolved_at timestamptz, waiver_until timestamptz)
            on conflict (id) do update set policy_title = excluded.policy_title, severity = excluded.severity,
                object_type = excluded.object_type, object_name = excluded.object_name, identity_id = excluded.identity_id,
                identity_kind = excluded.identity_kind, identity_name = excluded.identity_name, owner_id = excluded.owner_id,
                owner_name = excluded.owner_name, status = excluded.status, evidence = excluded.evidence,
                risk_score = excluded.risk_score, opened_at = excluded.opened_at, resolved_at = excluded.resolved_at,
                updated_at = now()""";

    private static final String RESCORE = """
            update finding f set risk_score = s.risk, updated_at = now()
            from unnest(?::uuid[], ?::bigint[]) s(object_id, risk)
            where f.object_id = s.object_id and f.status <> 'RESOLVED' and f.risk_score <> s.risk""";

    private FindingTable() {}

    static List<Finding> ofObjects(Connection connection, Collection<UUID> objectIds) throws SQLException {
        return Sql.query(connection, COLUMNS + " where f.object_id = any(?)", FindingTable::read, objectIds);
    }

    static List<Finding> of(Connection connection, Collection<UUID> ids) throws SQLException {
        return Sql.query(connection, COLUMNS + " where f.id = any(?) order by f.id", FindingTable::read, ids);
    }

    static List<Finding> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        return Sql.query(
                connection, COLUMNS + " where f.id = any(?) order by f.id for update", FindingTable::read, ids);
    }

    static void write(Connection connection, List<FindingChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        ArrayNode rows = PolicyJson.array();
        changes.forEach(change -> rows.add(json(change.finding())));
        Sql.update(connection, UPSERT, rows);
    }

    static void rescore(Connection connection, Map<UUID, Integer> scores) throws SQLException {
        if (!scores.isEmpty()) {
            Sql.update(connection, RESCORE, scores.keySet(), List.copyOf(scores.values()));
        }
    }

    static Finding read(ResultSet row) throws SQLException {
        return new Finding(
                id(row, "id"),
                row.getString("policy_id"),
                row.getString("policy_title"),
                Severity.valueOf(row.getString("severity")),
                row.getString("object_kind"),
                id(row, "object_id"),
                row.getString("object_type"),
                row.getString("object_name"),
                id(row, "source_id"),
                Sql.uuid(row, "identity_id"),
                row.getString("identity_kind"),
                row.getString("identity_name"),
                Sql.uuid(row, "owner_id"),
                row.getString("owner_name"),
                FindingStatus.valueOf(row.getString("status")),
                Sql.json(row, "evidence"),
                row.getInt("risk_score"),
                Sql.instant(row, "waiver_until"),
                Sql.requiredInstant(row, "opened_at"),
                Sql.instant(row, "resolved_at"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.uuid(row, column));
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode row = PolicyJson.object();
        row.put("id", finding.id().toString())
                .put("policy_id", finding.policyId())
                .put("policy_title", finding.policyTitle())
                .put("severity", finding.severity().name())
                .put("object_kind", finding.objectKind())
                .put("object_id", finding.objectId().toString())
                .put("object_type", finding.objectType())
                .put("object_name", finding.objectName())
                .put("source_id", finding.sourceId().toString())
                .put("identity_id", text(finding.identityId()))
                .put("identity_kind", finding.identityKind())
                .put("identity_name", finding.identityName())
                .put("owner_id", text(finding.ownerId()))
                .put("owner_name", finding.ownerName())
                .put("status", finding.status().name())
                .put("risk_score", finding.riskScore())
                .put("opened_at", finding.openedAt().toString())
                .put("resolved_at", text(finding.resolvedAt()))
                .put("waiver_until", text(finding.waiverUntil()));
        row.set("evidence", finding.evidence());
        return row;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
