package io.claviger.server.crawl;

import static io.claviger.server.catalog.listing.ListField.json;
import static io.claviger.server.catalog.listing.ListField.number;
import static io.claviger.server.catalog.listing.ListField.text;
import static io.claviger.server.catalog.listing.ListField.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.server.catalog.listing.ListField;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.SortKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The list of crawls; an item is the whole crawl, as its events tell it too. */
public final class CrawlList {

    /** Scopes are as many as the source has; what a person can look at is told, the rest is in the counts. */
    private static final String SCOPES = """
            (select coalesce(jsonb_agg(jsonb_build_object('id', s.scope_id, 'name', s.name, 'state', s.state, 'category', s.category,
               'done', s.done, 'total', s.total, 'observations', s.observations, 'message', s.message, 'remedy', s.remedy)
               order by s.state = 'COMPLETE', s.name, s.scope_id), '[]')
             from (select * from crawl_scope s where s.crawl_id = t.id order by s.state = 'COMPLETE', s.name, s.scope_id limit 500) s)""";

    private static final String PROBLEMS = """
            (select coalesce(jsonb_agg(jsonb_build_object('scope', p.scope, 'category', p.category, 'subject', p.subject,
               'message', p.message, 'remedy', p.remedy)), '[]')
             from (select null as scope, t.category, null as subject, t.message, t.remedy where t.message is not null
                   union all
                   select * from (select name, category, null, message, remedy from crawl_scope
                                  where crawl_id = t.id and message is not null order by name limit 200) s
                   union all
                   select * from (select s.name, p.category, p.subject, p.message, p.remedy from crawl_problem p
                                  join crawl_scope s using (crawl_id, scope_id)
                                  where p.crawl_id = t.id order by s.name, p.id limit 500) q) p)""";

    public static final ListSource SOURCE = new ListSource(
            new ObjectSchema(
                    "crawl",
                    List.of(
                            Field.oneOf(
                                    "state",
                                    Arrays.stream(CrawlState.values())
                                            .map(Enum::name)
                                            .toList(),
                                    "state"),
                            Field.text("source.name", "source"),
                            Field.text("source.id", "id of the source"),
                            Field.time("createdAt", "created"),
                            Field.time("endedAt", "ended").orNull())),
            "crawl",
            "left join source src on src.id = t.source_id",
            Map.of(
                    "state", "t.state",
                    "source.name", "src.name",
                    "source.id", "t.source_id::text",
                    "createdAt", "t.created_at",
                    "endedAt", "t.ended_at"),
            List.of(
                    text("id", "t.id"),
                    json(
                            "source",
                            "jsonb_build_object('id', t.source_id, 'name', src.name, 'connector', src.connector)"),
                    text("state", "t.state"),
                    text("category", "t.category"),
                    text("message", "t.message"),
                    text("remedy", "t.remedy"),
                    time("createdAt", "t.created_at"),
                    time("startedAt", "t.started_at"),
                    time("endedAt", "t.ended_at"),
                    sum("observations"),
                    sum("discovered"),
                    sum("changed"),
                    sum("gone"),
                    number(
                            "version",
                            "t.version + (select coalesce(sum(s.version), 0) from crawl_scope s where s.crawl_id = t.id)"),
                    json("scopes", SCOPES),
                    json("problems", PROBLEMS)),
            Map.of("createdAt", SortKey.time("t.created_at"), "updatedAt", SortKey.time("t.updated_at")),
            "-createdAt",
            Map.of("state", "t.state", "source.name", "src.name"),
            null,
            false);

    private CrawlList() {}

    private static ListField sum(String count) {
        return number(count, "(select coalesce(sum(s." + count + "), 0) from crawl_scope s where s.crawl_id = t.id)");
    }
}
