package io.claviger.server.crawl;

import io.claviger.server.Role;
import io.claviger.server.Roles;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** Starts the crawls that are due, and ends those whose jobs are no more. */
@ApplicationScoped
class CrawlSchedule implements JobHandler {

    private static final String KIND = "crawl-schedule";

    private static final String DUE = """
            select s.id from source s
            where s.enabled and s.schedule is not null
              and coalesce((select max(c.created_at) from crawl c where c.source_id = s.id), '-infinity') + s.schedule::interval <= now()
              and not exists (select from crawl c where c.source_id = s.id and c.state in ('QUEUED', 'RUNNING'))""";

    /** A crawl that has not ended, though no job works for it any more: its jobs failed for good. */
    private static final String ORPHANED = """
            select c.id from crawl c where c.state in ('QUEUED', 'RUNNING') and c.updated_at < now() - interval '1 minute'
              and not exists (select from job j where j.state in ('QUEUED', 'RUNNING')
                and (j.kind = 'crawl' and j.key = c.id::text or j.kind = 'crawl-scope' and starts_with(j.key, c.id::text)))""";

    private final Database database;
    private final Crawls crawls;
    private final CrawlEnds ends;
    private final Jobs jobs;
    private final Roles roles;
    private final CrawlConfig config;

    CrawlSchedule(Database database, Crawls crawls, CrawlEnds ends, Jobs jobs, Roles roles, CrawlConfig config) {
        this.database = database;
        this.crawls = crawls;
        this.ends = ends;
        this.jobs = jobs;
        this.roles = roles;
        this.config = config;
    }

    void begin(@Observes StartupEvent started) {
        if (roles.has(Role.CRAWLER)) {
            jobs.every(KIND, config.scheduleInterval());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role role() {
        return Role.CRAWLER;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        for (UUID source : database.query(DUE, row -> row.getObject(1, UUID.class))) {
            crawls.start(source);
        }
        for (UUID crawl : database.query(ORPHANED, row -> row.getObject(1, UUID.class))) {
            database.inNewTransaction(() -> {
                ends.whenAllScopesEnded(crawl);
                ends.fail(
                        crawl,
                        new Failure(
                                "UNAVAILABLE",
                                "Its workers failed again and again",
                                "See the server's log, then crawl again"));
                return crawl;
            });
        }
        return new Outcome.Done();
    }
}
