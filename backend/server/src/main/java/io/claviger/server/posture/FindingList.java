package io.claviger.server.posture;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.posture.CatalogSchemas;
import io.claviger.server.catalog.listing.ListField;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.SortKey;
import io.claviger.server.catalog.listing.Stories;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of findings. */
public final class FindingList {
    private static final Map<String, String> COLUMNS = columns();

    private static final List<ListField> FIELDS = List.of(
            text("id", "t.id"),
            json("policy", "jsonb_build_object('id', t.policy_id, 'title', t.policy_title, 'severity', t.severity)"),
            text("severity", "t.severity"),
            text("status", "t.status"),
            json("object", """
                    jsonb_build_object('objectKind', t.object_kind, 'id', t.object_id, 'kind', t.object_type, 'name', t.object_name)"""),
            json("source", "jsonb_build_object('id', t.source_id, 'name', src.name, 'connector', src.connector)"),
            json("identity", """
                    case when t.identity_name is not null then
                    jsonb_build_object('id', t.identity_id, 'kind', t.identity_kind, 'name', t.identity_name) end"""),
            json("owner", """
                    case when t.owner_name is not null then jsonb_build_object('id', t.owner_id, 'name', t.owner_name) end"""),
            text("assignee", "t.assignee"),
            json("evidence", "t.evidence"),
            text(
                    "story",
                    "case when t.object_kind = 'exposure' then (select " + Stories.of("se")
                            + " from exposure se where se.id = t.object_id) end"),
            text("remedy", "p.remedy"),
            number("riskScore", "t.risk_score"),
            time("openedAt", "t.opened_at"),
            time("resolvedAt", "t.resolved_at"),
            time("updatedAt", "t.updated_at"),
            json("waiver", """
                    case when t.status = 'WAIVED' then jsonb_build_object('reason', t.waiver_reason, 'approver',
                    t.waiver_approver, 'until', t.waiver_until, 'at', t.waived_at) end"""),
            json("frameworks", "coalesce(p.frameworks, '[]')"));

    public static final ListSource SOURCE = new ListSource(
            CatalogSchemas.FINDING,
            "finding",
            "left join source src on src.id = t.source_id left join policy p on p.id = t.policy_id",
            COLUMNS,
            FIELDS,
            Map.of(
                    "riskScore", SortKey.number("t.risk_score"),
                    "severity", SortKey.number("t.severity_rank"),
                    "openedAt", SortKey.time("t.opened_at"),
                    "updatedAt", SortKey.time("t.updated_at")),
            "-riskScore",
            facets(),
            null,
            false);

    private FindingList() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("policy.id", "t.policy_id");
        columns.put("policy.title", "t.policy_title");
        columns.put("severity", "t.severity");
        columns.put("status", "t.status");
        columns.put("object.kind", "t.object_kind");
        columns.put("object.name", "t.object_name");
        columns.put("assignee", "t.assignee");
        columns.put("openedAt", "t.opened_at");
        columns.put("resolvedAt", "t.resolved_at");
        columns.put("updatedAt", "t.updated_at");
        columns.put("source.name", "src.name");
        columns.put("source.connector", "src.connector");
        columns.put("owner.name", "t.owner_name");
        columns.put("riskScore", "t.risk_score");
        return columns;
    }

    private static Map<String, String> facets() {
        Map<String, String> facets = new LinkedHashMap<>();
        for (String field : List.of(
                "severity",
                "status",
                "policy.id",
                "policy.title",
                "object.kind",
                "source.name",
                "owner.name",
                "assignee")) {
            facets.put(field, COLUMNS.get(field));
        }
        return facets;
    }
}
