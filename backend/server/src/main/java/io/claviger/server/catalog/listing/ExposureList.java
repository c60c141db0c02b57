package io.claviger.server.catalog.listing;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.posture.CatalogSchemas;
import java.util.List;
import java.util.Map;

/** The list of exposures. */
public final class ExposureList {

    private static final Map<String, String> COLUMNS = Shared.columns(
            "type",
            "provider",
            "title",
            "severity",
            "location",
            "verdict",
            "confidence",
            "current",
            "version",
            "author",
            "writtenAt",
            "preview",
            "fingerprint",
            "placeCount",
            "held",
            "identityCount",
            "openFindings",
            "riskScore",
            "firstSeenAt",
            "updatedAt",
            "goneAt",
            "resource.kind",
            "resource.name",
            "credential.name",
            "credential.status",
            "identity.kind",
            "identity.name",
            "owner.name",
            "owner.confidence");

    private static final Map<String, String> CELL = Map.of(
            "type", "t.type",
            "provider", "t.provider",
            "severity", "t.severity",
            "verdict", "t.verdict",
            "current", "t.current",
            "source.name", "src.name",
            "source.connector", "src.connector");

    private static final List<ListField> FACTS = List.of(
            text("id", "t.id"),
            text("type", "t.type"),
            text("provider", "t.provider"),
            text("title", "t.title"),
            text("severity", "t.severity"),
            text("verdict", "t.verdict"),
            new ListField("confidence", "t.confidence", ListField.Type.DECIMAL),
            json("because", "t.because"),
            text("preview", "t.preview"),
            text("fingerprint", "t.fingerprint"),
            number("length", "t.length"),
            text("location", "t.location"),
            number("line", "t.line"),
            number("column", "t.column_no"),
            number("endLine", "t.end_line"),
            number("endColumn", "t.end_column_no"),
            text("version", "t.version"),
            new ListField("current", "t.current", ListField.Type.FLAG),
            text("author", "t.author"),
            time("writtenAt", "t.written_at"),
            json("place", "jsonb_build_object('kind', t.place_kind, 'externalId', t.place_external_id)"),
            json("resource", """
                    case when t.resource_id is not null then jsonb_build_object('id', case when t.resource_name is not null then
                    t.resource_id end, 'kind', t.resource_kind, 'name', coalesce(t.resource_name, t.resource_external_id)) end"""),
            json("credential", """
                    case when t.credential_id is not null then
                    jsonb_build_object('id', t.credential_id, 'name', t.credential_name, 'status', t.credential_status) end"""),
            json("identity", """
                    case when t.identity_kind is not null then
                    jsonb_build_object('id', t.identity_id, 'kind', t.identity_kind, 'name', t.identity_name) end"""),
            number("placeCount", "t.place_count"),
            text("held", "t.held"),
            number("identityCount", "t.identity_count"),
            text("story", Stories.of("t")),
            Shared.SOURCE,
            Shared.OWNER,
            json("attributes", "t.attributes"));

    public static final ListSource SOURCE = new ListSource(
            CatalogSchemas.EXPOSURE,
            "exposure",
            Shared.SOURCE_JOIN,
            COLUMNS,
            Shared.fields(FACTS, Shared.RISK, Shared.LIFE),
            Map.of(
                    "riskScore", SortKey.number("t.risk_score"),
                    "location", SortKey.text("t.location"),
                    "firstSeenAt", SortKey.time("t.first_seen_at"),
                    "updatedAt", SortKey.time("t.updated_at")),
            "-riskScore",
            Shared.facets(
                    COLUMNS,
                    "type",
                    "provider",
                    "severity",
                    "verdict",
                    "current",
                    "held",
                    "fingerprint",
                    "source.name",
                    "source.connector",
                    "owner.name"),
            new Cells("exposure_cell", "exposure", SortKey.number("t.risk_score"), CELL, Map.of()),
            true);

    private ExposureList() {}
}
