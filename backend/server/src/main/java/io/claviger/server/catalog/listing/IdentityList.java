package io.claviger.server.catalog.listing;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.posture.CatalogSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of identities. */
public final class IdentityList {

    private static final Map<String, String> COLUMNS = withAccess(Shared.columns(
            "kind",
            "name",
            "externalId",
            "status",
            "privilege",
            "environment",
            "createdAt",
            "lastUsedAt",
            "credentialCount",
            "activeCredentialCount",
            "exposureCount",
            "consumerCount",
            "openFindings",
            "riskScore",
            "firstSeenAt",
            "updatedAt",
            "goneAt",
            "owner.name",
            "owner.confidence"));

    private static final Map<String, String> CELL = Map.of(
            "kind", "t.kind",
            "status", "t.status",
            "privilege", "t.privilege",
            "environment", "t.environment",
            "source.name", "src.name",
            "source.connector", "src.connector");

    private static final List<ListField> FACTS = List.of(
            text("id", "t.id"),
            text("kind", "t.kind"),
            text("name", "t.name"),
            text("externalId", "t.external_id"),
            text("status", "t.status"),
            text("privilege", "t.privilege"),
            text("environment", "t.environment"),
            Shared.SOURCE,
            time("createdAt", "t.created_at"),
            time("lastUsedAt", "t.last_used_at"),
            number("credentialCount", "t.credential_count"),
            number("activeCredentialCount", "t.active_credential_count"),
            number("exposureCount", "t.exposure_count"),
            number("consumerCount", "t.consumer_count"),
            Shared.OWNER,
            json("access", """
                    case when av.identity_id is not null then jsonb_build_object('administrator', av.administrator, 'escalates', av.escalates,
                    'path', av.path, 'takenByAnyone', av.taken_by_anyone, 'strangers', av.strangers,
                    'unusedServices', av.unused_services, 'problems', av.problems) end"""),
            json("attributes", "t.attributes"));

    public static final ListSource SOURCE = new ListSource(
            CatalogSchemas.IDENTITY,
            "identity",
            Shared.SOURCE_JOIN + " left join access_verdict av on av.identity_id = t.id",
            COLUMNS,
            Shared.fields(FACTS, Shared.RISK, Shared.LIFE),
            Map.of(
                    "riskScore", SortKey.number("t.risk_score"),
                    "name", SortKey.text("t.name"),
                    "lastUsedAt", SortKey.time("t.last_used_at").orNull(),
                    "createdAt", SortKey.time("t.created_at").orNull(),
                    "updatedAt", SortKey.time("t.updated_at"),
                    "owner.name", SortKey.text("t.owner_name").orNull()),
            "-riskScore",
            Shared.facets(
                    COLUMNS,
                    "kind",
                    "status",
                    "privilege",
                    "environment",
                    "source.name",
                    "source.connector",
                    "owner.name"),
            new Cells("identity_cell", "identity", SortKey.number("t.risk_score"), CELL, Cells.OWNERS),
            true);

    private IdentityList() {}

    /** What the policies of an account prove; nothing where they were not decided. */
    private static Map<String, String> withAccess(Map<String, String> columns) {
        Map<String, String> all = new LinkedHashMap<>(columns);
        all.put("access.administrator", "av.administrator");
        all.put("access.escalates", "av.escalates");
        all.put("access.path", "av.path");
        all.put("access.takenByAnyone", "av.taken_by_anyone");
        all.put("access.strangers", "av.strangers");
        all.put("access.unusedServices", "av.unused_services");
        return all;
    }
}
