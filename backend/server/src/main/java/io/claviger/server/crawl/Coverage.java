package io.claviger.server.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each source's last crawl was, and how much of the source the last ended one could read. One statement for all sources. */
@ApplicationScoped
public class Coverage {

    private static final String LAST = """
            select c.source_id, c.id, c.state, c.created_at, c.started_at, c.ended_at, c.message
            from source s cross join lateral (
                select * from crawl c where c.source_id = s.id order by c.created_at desc, c.id desc limit 1) c""";

    private static final String READ = """
            select s.id as source_id, count(x.scope_id) as scopes, count(*) filter (where x.state = 'COMPLETE') as complete,
                coalesce(jsonb_agg(jsonb_build_object('scope', x.name, 'category', x.category, 'message', x.message,
                    'remedy', x.remedy)) filter (where x.message is not null), '[]') as problems,
                (select coalesce(jsonb_agg(jsonb_build_object('scope', p.scope_id, 'category', p.category, 'subject', p.subject,
                    'message', p.message, 'remedy', p.remedy)), '[]')
                 from (select * from crawl_problem where crawl_id = c.id order by id limit 50) p) as parts
            from source s cross join lateral (
                select id from crawl c where c.source_id = s.id and c.ended_at is not null and c.state <> 'CANCELLED'
                order by c.created_at desc, c.id desc limit 1) c
            left join crawl_scope x on x.crawl_id = c.id
            group by s.id, c.id""";

    private final Database database;

    Coverage(Database database) {
        this.database = database;
    }

    /** The newest crawl of a source. */
    public record LastCrawl(
            UUID id,
            CrawlState state,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String message) {}

    /** How much could be read; {@code problems} say what could not, and what to do. */
    public record Read(long scopes, long complete, int percent, JsonNode problems) {

        public static Read nothing(JsonNode noProblems) {
            return new Read(0, 0, 0, noProblems);
        }

        /** With what turned out after it was read. */
        public Read and(ArrayNode more) {
            return new Read(scopes, complete, percent, ((ArrayNode) problems.deepCopy()).addAll(more));
        }
    }

    public Map<UUID, LastCrawl> lastCrawls() {
        Map<UUID, LastCrawl> last = new HashMap<>();
        database.query(
                LAST,
                row -> last.put(
                        row.getObject("source_id", UUID.class),
                        new LastCrawl(
                                row.getObject("id", UUID.class),
                                CrawlState.valueOf(row.getString("state")),
                                Sql.requiredInstant(row, "created_at"),
                                Sql.instant(row, "started_at"),
                                Sql.instant(row, "ended_at"),
                                row.getString("message"))));
        return last;
    }

    public Map<UUID, Read> bySource() {
        Map<UUID, Read> read = new HashMap<>();
        database.query(READ, row -> {
            long scopes = row.getLong("scopes");
            long complete = row.getLong("complete");
            int percent = scopes == 0 ? 0 : (int) (100 * complete / scopes);
            ArrayNode problems = (ArrayNode) Sql.json(row, "problems");
            problems.addAll((ArrayNode) Sql.json(row, "parts"));
            return read.put(row.getObject("source_id", UUID.class), new Read(scopes, complete, percent, problems));
        });
        return read;
    }
}
