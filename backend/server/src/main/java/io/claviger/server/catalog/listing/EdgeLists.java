package io.claviger.server.catalog.listing;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import java.util.List;
import java.util.Map;

/** The lists of what hangs on an object, and of owners. */
public final class EdgeLists {

    private static final SortKey ID = SortKey.text("t.id::text");

    public static final ListSource GRANTS = new ListSource(
            new ObjectSchema(
                    "grant",
                    List.of(
                            Field.text("action", "action"),
                            Field.oneOf("privilege", List.of("NONE", "READ", "WRITE", "ADMIN"), "privilege")
                                    .orNull(),
                            Field.text("target.kind", "kind of target"),
                            Field.text("target.name", "target"))),
            "grant_edge",
            "left join resource gr on gr.id = t.target_id left join identity gi on gi.id = t.target_id"
                    + " left join identity gs on gs.id = t.subject_id",
            Map.of(
                    "action", "t.action",
                    "privilege", "t.privilege",
                    "target.kind", "t.target_kind",
                    "target.name", "coalesce(gr.name, gi.name, t.target_external_id)"),
            List.of(
                    text("id", "t.id"),
                    text("action", "t.action"),
                    text("privilege", "t.privilege"),
                    json("target", """
                            jsonb_build_object('objectKind', case when gi.id is not null then 'identity' when gr.id is not null
                            then 'resource' end, 'id', coalesce(gr.id, gi.id), 'kind', t.target_kind,
                            'name', coalesce(gr.name, gi.name, t.target_external_id))"""),
                    json("subject", """
                            jsonb_build_object('objectKind', 'identity', 'id', gs.id, 'kind', t.subject_kind,
                            'name', coalesce(gs.name, t.subject_external_id))"""),
                    json("attributes", "t.attributes")),
            Map.of("id", ID, "action", SortKey.text("t.action")),
            "id",
            Map.of("privilege", "t.privilege", "action", "t.action"),
            null,
            true);

    public static final ListSource CONSUMERS = new ListSource(
            new ObjectSchema("consumer", List.of(Field.text("kind", "kind"), Field.text("name", "name"))),
            "consumer",
            "",
            Map.of("kind", "t.kind", "name", "t.name"),
            List.of(
                    text("id", "t.id"),
                    text("name", "t.name"),
                    text("kind", "t.kind"),
                    time("lastSeenAt", "t.last_seen_at"),
                    json("attributes", "t.attributes")),
            Map.of(
                    "id",
                    ID,
                    "name",
                    SortKey.text("t.name"),
                    "lastSeenAt",
                    SortKey.time("t.last_seen_at").orNull()),
            "-lastSeenAt",
            Map.of("kind", "t.kind"),
            null,
            true);

    public static final ListSource OWNERS = new ListSource(
            new ObjectSchema(
                    "owner",
                    List.of(
                            Field.oneOf("kind", List.of("PERSON", "TEAM"), "person or team"),
                            Field.text("key", "key"),
                            Field.text("name", "name"))),
            "owner",
            "",
            Map.of("kind", "t.kind", "key", "t.key", "name", "t.name"),
            List.of(
                    text("id", "t.id"),
                    text("kind", "t.kind"),
                    text("key", "t.key"),
                    text("name", "t.name"),
                    ListField.number(
                            "identities",
                            "(select count(*) from identity i where i.owner_name = t.name and i.owner_id = t.id and i.gone_at is null)"),
                    ListField.number(
                            "credentials",
                            "(select count(*) from credential c where c.owner_name = t.name and c.owner_id = t.id and c.gone_at is null)"),
                    time("updatedAt", "t.updated_at")),
            Map.of("name", SortKey.text("t.name")),
            "name",
            Map.of("kind", "t.kind"),
            null,
            false);

    private EdgeLists() {}
}
