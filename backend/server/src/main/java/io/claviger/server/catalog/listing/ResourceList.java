package io.claviger.server.catalog.listing;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;

import io.claviger.engine.posture.CatalogSchemas;
import java.util.List;
import java.util.Map;

/** The list of resources. */
public final class ResourceList {

    private static final Map<String, String> COLUMNS = Shared.columns(
            "kind",
            "name",
            "externalId",
            "environment",
            "grantCount",
            "firstSeenAt",
            "updatedAt",
            "goneAt",
            "parent.name");

    private static final List<ListField> FACTS = List.of(
            text("id", "t.id"),
            text("kind", "t.kind"),
            text("name", "t.name"),
            text("externalId", "t.external_id"),
            text("environment", "t.environment"),
            Shared.SOURCE,
            json("parent", """
                    case when t.parent_id is not null then jsonb_build_object('id', case when t.parent_name is not null then
                    t.parent_id end, 'kind', t.parent_kind, 'name', coalesce(t.parent_name, t.parent_external_id)) end"""),
            number("grantCount", "t.grant_count"),
            json("attributes", "t.attributes"));

    public static final ListSource SOURCE = new ListSource(
            CatalogSchemas.RESOURCE,
            "resource",
            Shared.SOURCE_JOIN,
            COLUMNS,
            Shared.fields(FACTS, Shared.LIFE),
            Map.of("name", SortKey.text("t.name"), "updatedAt", SortKey.time("t.updated_at")),
            "name",
            Shared.facets(COLUMNS, "kind", "environment", "source.name", "source.connector"),
            new Cells(
                    "resource_cell",
                    "resource",
                    SortKey.text("t.name"),
                    Map.of(
                            "kind", "t.kind",
                            "environment", "t.environment",
                            "source.name", "src.name",
                            "source.connector", "src.connector"),
                    Map.of()),
            true);

    private ResourceList() {}
}
