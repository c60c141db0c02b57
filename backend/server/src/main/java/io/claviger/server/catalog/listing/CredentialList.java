package io.claviger.server.catalog.listing;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.posture.CatalogSchemas;
import java.util.List;
import java.util.Map;

/** The list of credentials. */
public final class CredentialList {

    private static final Map<String, String> COLUMNS = Shared.columns(
            "kind",
            "name",
            "externalId",
            "status",
            "privilege",
            "environment",
            "createdAt",
            "expiresAt",
            "lastUsedAt",
            "lastUsedFrom",
            "lastRotatedAt",
            "scopes",
            "exposureCount",
            "consumerCount",
            "openFindings",
            "riskScore",
            "firstSeenAt",
            "updatedAt",
            "goneAt",
            "identity.kind",
            "identity.name",
            "identity.status",
            "identity.privilege",
            "owner.name",
            "owner.confidence");

    private static final Map<String, String> CELL = Map.of(
            "kind", "t.kind",
            "status", "t.status",
            "privilege", "t.privilege",
            "environment", "t.environment",
            "identity.kind", "t.identity_kind",
            "source.name", "src.name",
            "source.connector", "src.connector");

    private static final List<ListField> FACTS = List.of(
            text("id", "t.id"),
            text("kind", "t.kind"),
            text("name", "t.name"),
            text("externalId", "t.external_id"),
            text("status", "t.status"),
            json("identity", """
                    case when t.identity_id is not null then jsonb_build_object('id', case when t.identity_name is not null then
                    t.identity_id end, 'kind', t.identity_kind, 'name', coalesce(t.identity_name, t.identity_external_id),
                    'status', t.identity_status, 'privilege', t.identity_privilege) end"""),
            Shared.SOURCE,
            text("environment", "t.environment"),
            time("createdAt", "t.created_at"),
            time("expiresAt", "t.expires_at"),
            time("lastUsedAt", "t.last_used_at"),
            text("lastUsedFrom", "t.last_used_from"),
            time("lastRotatedAt", "t.last_rotated_at"),
            new ListField("scopes", "t.scopes", ListField.Type.TEXTS),
            text("privilege", "t.privilege"),
            number("exposureCount", "t.exposure_count"),
            number("consumerCount", "t.consumer_count"),
            Shared.OWNER,
            json("attributes", "t.attributes"));

    public static final ListSource SOURCE = new ListSource(
            CatalogSchemas.CREDENTIAL,
            "credential",
            Shared.SOURCE_JOIN,
            COLUMNS,
            Shared.fields(FACTS, Shared.RISK, Shared.LIFE),
            Map.ofEntries(
                    Map.entry("riskScore", SortKey.number("t.risk_score")),
                    Map.entry("name", SortKey.text("t.name")),
                    Map.entry("expiresAt", SortKey.time("t.expires_at").orNull()),
                    Map.entry("lastUsedAt", SortKey.time("t.last_used_at").orNull()),
                    Map.entry("createdAt", SortKey.time("t.created_at").orNull()),
                    Map.entry("lastRotatedAt", SortKey.time("t.last_rotated_at").orNull()),
                    Map.entry("firstSeenAt", SortKey.time("t.first_seen_at")),
                    Map.entry("updatedAt", SortKey.time("t.updated_at")),
                    Map.entry("owner.name", SortKey.text("t.owner_name").orNull())),
            "-riskScore",
            Shared.facets(
                    COLUMNS,
                    "kind",
                    "status",
                    "privilege",
                    "environment",
                    "identity.kind",
                    "source.name",
                    "source.connector",
                    "owner.name"),
            new Cells(
                    "credential_cell",
                    "credential",
                    SortKey.number("t.risk_score"),
                    CELL,
                    Cells.OWNERS,
                    "credential_name",
                    Map.of("name", "t.name")),
            true);

    private CredentialList() {}
}
