package io.claviger.server.catalog;

import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The find box: one text, the best matches of every kind. */
@ApplicationScoped
public class Search {

    private static final int PER_KIND = 10;

    /** Exact names and external ids first, then those that begin with the text, then those that hold it. */
    private static final String FIND =
            """
            select * from (
                (select 'identity' as object_kind, t.id, t.kind, t.name, t.source_id, t.risk_score, %1$s as nearness
                 from identity t where t.gone_at is null and (t.name ilike ? or t.external_id = ?) order by nearness, risk_score desc, id limit %2$d)
                union all
                (select 'credential', t.id, t.kind, t.name, t.source_id, t.risk_score, %1$s as nearness
                 from credential t where t.gone_at is null and (t.name ilike ? or t.external_id = ?) order by nearness, risk_score desc, id limit %2$d)
                union all
                (select 'resource', t.id, t.kind, t.name, t.source_id, 0, %1$s as nearness
                 from resource t where t.gone_at is null and t.name ilike ? order by nearness, id limit %2$d)
                union all
                (select 'exposure', t.id, t.type, t.location, t.source_id, t.risk_score, 2 as nearness
                 from exposure t where t.gone_at is null and t.location ilike ? order by risk_score desc, id limit %2$d)
                union all
                (select 'owner', t.id, lower(t.kind), t.name, null, 0, %1$s as nearness
                 from owner t where t.name ilike ? or t.key ilike ? order by nearness, id limit %2$d)) x
            left join lateral (select name as source_name from source s where s.id = x.source_id) s on true
            order by nearness, risk_score desc, name, id limit 30""".formatted("case when lower(t.name) = lower(?) then 0 when t.name ilike ? then 1 else 2 end", PER_KIND);

    private final Database database;

    Search(Database database) {
        this.database = database;
    }

    public record Hit(
            String objectKind,
            UUID id,
            String kind,
            String name,
            @Nullable String source,
            int riskScore) {}

    public List<Hit> find(String text) {
        String sought = text.strip();
        if (sought.length() < 2 || sought.length() > 200) {
            throw Refusal.invalid(
                    "search-length", "Search for 2 to 200 characters", new Refusal.Place("/q", "2 to 200 characters"));
        }
        String escaped = sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String begins = escaped + "%";
        String holds = "%" + escaped + "%";
        return database.query(
                FIND,
                row -> new Hit(
                        row.getString("object_kind"),
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("source_name"),
                        row.getInt("risk_score")),
                sought,
                begins,
                holds,
                sought,
                sought,
                begins,
                holds,
                sought,
                sought,
                begins,
                holds,
                holds,
                sought,
                begins,
                holds,
                holds);
    }
}
