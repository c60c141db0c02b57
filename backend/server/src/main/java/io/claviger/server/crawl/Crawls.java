package io.claviger.server.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.sources.SourceRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Starts and cancels crawls. */
@ApplicationScoped
public class Crawls {

    private final Database database;
    private final CrawlTable table;
    private final CrawlEnds ends;
    private final Jobs jobs;
    private final Audit audit;
    private final ObjectMapper json;
    private final InstantSource clock;

    Crawls(
            Database database,
            CrawlTable table,
            CrawlEnds ends,
            Jobs jobs,
            Audit audit,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.table = table;
        this.ends = ends;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Starts a crawl of a source; when one is under way, that one is answered. */
    public UUID start(UUID sourceId) {
        return database.inTransaction(() -> {
            String name = database.first(
                            "select name from source where id = ? for share", row -> row.getString(1), sourceId)
                    .orElseThrow(() -> Refusal.notFound("source", sourceId));
            UUID crawlId = table.start(sourceId);
            if (table.find(crawlId)
                    .filter(crawl -> crawl.state() == CrawlState.QUEUED)
                    .isPresent()) {
                jobs.enqueue(CrawlJob.request(json, crawlId, clock.instant()));
                audit.record("crawl.started", "crawl", crawlId, Map.of("source", name));
            }
            return crawlId;
        });
    }

    /** Ends a crawl. What it has written stays; nothing is marked gone. */
    public void cancel(UUID crawlId) {
        database.inTransaction(() -> {
            if (table.find(crawlId).isEmpty()) {
                throw Refusal.notFound("crawl", crawlId);
            }
            if (stop(crawlId)) {
                audit.record("crawl.cancelled", "crawl", crawlId, Map.of());
            }
            return crawlId;
        });
    }

    void removed(@Observes SourceRemoved event) {
        database.query(
                        "select id from crawl where source_id = ? and state in ('QUEUED', 'RUNNING')",
                        row -> row.getObject(1, UUID.class),
                        event.source().id())
                .forEach(this::stop);
    }

    /** Jobs first, as their holders lock them first too. */
    private boolean stop(UUID crawlId) {
        jobs.cancel(CrawlJob.KIND, crawlId.toString());
        database.query("select scope_id from crawl_scope where crawl_id = ?", row -> row.getString(1), crawlId)
                .forEach(scope -> jobs.cancel(CrawlScopeJob.KIND, CrawlScopeJob.key(crawlId, scope)));
        return ends.cancel(crawlId);
    }
}
