package io.claviger.server.behaviour;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.SortKey;
import java.util.List;
import java.util.Map;

/** What an identity did, and what was done with a credential: which calls, from where, how often, and when. */
public final class UsageList {

    public static final ListSource SOURCE = new ListSource(
            new ObjectSchema(
                    "usage",
                    List.of(
                            Field.text("service", "service"),
                            Field.text("action", "action"),
                            Field.text("region", "region").orNull(),
                            Field.text("network", "from where").orNull(),
                            Field.text("credential.name", "with what").orNull(),
                            Field.count("calls", "calls"),
                            Field.count("denied", "refused calls"),
                            Field.count("failed", "failed calls"),
                            Field.count("days", "days on which it was called"),
                            Field.time("firstSeenAt", "first seen"),
                            Field.time("lastSeenAt", "last seen"))),
            "usage_call",
            "left join credential uc on uc.id = t.credential_id",
            Map.ofEntries(
                    Map.entry("service", "t.service"),
                    Map.entry("action", "t.action"),
                    Map.entry("region", "t.region"),
                    Map.entry("network", "t.network"),
                    Map.entry("credential.name", "uc.name"),
                    Map.entry("calls", "t.calls"),
                    Map.entry("denied", "t.denied"),
                    Map.entry("failed", "t.failed"),
                    Map.entry("days", "t.days"),
                    Map.entry("firstSeenAt", "t.first_at"),
                    Map.entry("lastSeenAt", "t.last_at")),
            List.of(
                    text("id", "t.id"),
                    text("service", "t.service"),
                    text("action", "t.action"),
                    text("region", "t.region"),
                    text("network", "t.network"),
                    json(
                            "credential",
                            "case when uc.id is not null then jsonb_build_object('id', uc.id, 'kind', uc.kind, 'name', uc.name) end"),
                    number("calls", "t.calls"),
                    number("denied", "t.denied"),
                    number("failed", "t.failed"),
                    number("days", "t.days"),
                    time("firstSeenAt", "t.first_at"),
                    time("lastSeenAt", "t.last_at")),
            Map.of(
                    "lastSeenAt", SortKey.time("t.last_at"),
                    "firstSeenAt", SortKey.time("t.first_at"),
                    "service", SortKey.text("t.service"),
                    "action", SortKey.text("t.action"),
                    "calls", SortKey.number("t.calls"),
                    "denied", SortKey.number("t.denied")),
            "-lastSeenAt",
            Map.of(
                    "service", "t.service",
                    "action", "t.action",
                    "region", "t.region",
                    "network", "t.network",
                    "credential.name", "uc.name"),
            null,
            false);

    private UsageList() {}
}
