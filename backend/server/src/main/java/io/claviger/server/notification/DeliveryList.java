package io.claviger.server.notification;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.posture.CatalogSchemas;
import io.claviger.server.catalog.listing.ListField;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.SortKey;
import java.util.List;
import java.util.Map;

/** The log of deliveries as a list. */
public final class DeliveryList {

    private static final Map<String, String> COLUMNS = Map.of(
            "channel.name", "ch.name",
            "channel.kind", "ch.kind",
            "route.name", "ro.name",
            "state", "t.state",
            "attempts", "t.attempts",
            "createdAt", "t.created_at",
            "updatedAt", "t.updated_at",
            "type", "t.event_type");

    private static final List<ListField> FIELDS = List.of(
            text("id", "t.id"),
            json("channel", "jsonb_build_object('id', ch.id, 'name', ch.name, 'kind', ch.kind)"),
            json("route", "case when ro.id is not null then jsonb_build_object('id', ro.id, 'name', ro.name) end"),
            json("event", "jsonb_build_object('type', t.event_type, 'id', t.event_id, 'data', t.event -> 'data')"),
            text("state", "t.state"),
            json("attempts", """
                    coalesce((select jsonb_agg(jsonb_build_object(
                      'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'status', a.status,
                      'detail', a.detail, 'durationMillis', a.duration_millis) order by a.number)
                    from delivery_attempt a where a.delivery_id = t.id), '[]')"""),
            time("nextAttemptAt", "t.next_attempt_at"),
            time("createdAt", "t.created_at"),
            time("updatedAt", "t.updated_at"));

    public static final ListSource SOURCE = new ListSource(
            CatalogSchemas.DELIVERY,
            "delivery",
            "left join channel ch on ch.id = t.channel_id left join route ro on ro.id = t.route_id",
            COLUMNS,
            FIELDS,
            Map.of("createdAt", SortKey.time("t.created_at"), "updatedAt", SortKey.time("t.updated_at")),
            "-createdAt",
            Map.of("state", "t.state", "type", "t.event_type", "channel.name", "ch.name", "route.name", "ro.name"),
            null,
            false);

    private DeliveryList() {}
}
