package io.claviger.server.behaviour;

import io.claviger.server.catalog.LastUse;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Writes {@code usage_day} and {@code usage_seen}; a batch is a statement. Joins the caller's transaction. */
@ApplicationScoped
class UsageTable {

    private static final String SEE = """
            insert into usage_seen (day, event) select * from unnest(?::date[], ?::uuid[]) u(day, event) order by 1, 2
            on conflict do nothing returning event""";

    private static final String COUNT = """
            insert into usage_day as d (source_id, identity_id, credential_id, service, action, region, network, day,
                calls, denied, failed, first_at, last_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[]) order by 2, 8, 4, 5, 6, 7, 3
            on conflict on constraint usage_day_key do update set
                calls = d.calls + excluded.calls, denied = d.denied + excluded.denied, failed = d.failed + excluded.failed,
                first_at = least(d.first_at, excluded.first_at), last_at = greatest(d.last_at, excluded.last_at)""";

    private static final String LATER = """
            select u.id, u.last_at, u.service, u.region from (
                select distinct on (%1$s_id) %1$s_id as id, last_at, service, nullif(region, '') as region
                from usage_day where source_id = ? and %1$s_id is not null order by %1$s_id, last_at desc) u
            join %1$s t on t.id = u.id and u.last_at > coalesce(t.last_used_at, '-infinity')""";

    private final Database database;

    UsageTable(Database database) {
        this.database = database;
    }

    /** Which of these events are new. */
    Set<UUID> see(Collection<Use> uses) {
        return new HashSet<>(database.query(
                SEE,
                row -> row.getObject(1, UUID.class),
                uses.stream().map(DailyCounts::day).map(LocalDate::toString).toList(),
                uses.stream().map(Use::event).toList()));
    }

    void count(Map<DailyCounts.Key, DailyCounts.Count> counts) {
        List<Map.Entry<DailyCounts.Key, DailyCounts.Count>> rows = List.copyOf(counts.entrySet());
        database.update(
                COUNT,
                keys(rows, DailyCounts.Key::source),
                keys(rows, DailyCounts.Key::identity),
                keys(rows, key -> Objects.toString(key.credential(), null)),
                keys(rows, DailyCounts.Key::service),
                keys(rows, DailyCounts.Key::action),
                keys(rows, DailyCounts.Key::region),
                keys(rows, DailyCounts.Key::network),
                keys(rows, key -> key.day().toString()),
                values(rows, DailyCounts.Count::calls),
                values(rows, DailyCounts.Count::denied),
                values(rows, DailyCounts.Count::failed),
                values(rows, count -> count.first().toString()),
                values(rows, count -> count.last().toString()));
    }

    private static List<?> keys(
            List<Map.Entry<DailyCounts.Key, DailyCounts.Count>> rows, Function<DailyCounts.Key, Object> part) {
        return rows.stream().map(row -> part.apply(row.getKey())).toList();
    }

    private static List<?> values(
            List<Map.Entry<DailyCounts.Key, DailyCounts.Count>> rows, Function<DailyCounts.Count, Object> part) {
        return rows.stream().map(row -> part.apply(row.getValue())).toList();
    }

    /** The last uses of a source's objects, where the catalog knows of none or of an earlier one. */
    List<LastUse> laterThanKnown(String objectKind, UUID sourceId) {
        return database.query(
                LATER.formatted(objectKind),
                row -> new LastUse(
                        row.getObject("id", UUID.class),
                        Sql.requiredInstant(row, "last_at"),
                        Use.from(row.getString("service"), row.getString("region"))),
                sourceId);
    }

    int forgetBefore(LocalDate day) {
        return database.update("delete from usage_day where day < ?", day)
                + database.update("delete from usage_seen where day < ?", day);
    }

    void forgetSource(UUID sourceId) {
        database.update("delete from usage_day where source_id = ?", sourceId);
    }
}
