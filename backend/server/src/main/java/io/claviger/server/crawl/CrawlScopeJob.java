package io.claviger.server.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.server.Refusal;
import io.claviger.server.Role;
import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.Reconciler;
import io.claviger.server.database.Database;
import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.JobRequest;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.LeaseLost;
import io.claviger.server.jobs.Outcome;
import io.claviger.server.sources.Source;
import io.claviger.server.sources.Sources;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one scope of one crawl into the catalog, from its last checkpoint on. */
@ApplicationScoped
class CrawlScopeJob implements JobHandler {

    static final String KIND = "crawl-scope";

    private static final int MAX_CRASHES = 5;

    private final Database database;
    private final Sources sources;
    private final CrawlTable crawls;
    private final ScopeTable scopes;
    private final CrawlEnds ends;
    private final Reconciler reconciler;
    private final @Nullable TextInspector inspector;
    private final UsageIntake usage;
    private final CrawlConfig config;
    private final RetryPolicy policy;
    private final InstantSource clock;

    CrawlScopeJob(
            Database database,
            Sources sources,
            CrawlTable crawls,
            ScopeTable scopes,
            CrawlEnds ends,
            Reconciler reconciler,
            Instance<TextInspector> inspector,
            UsageIntake usage,
            CrawlConfig config,
            InstantSource clock) {
        this.database = database;
        this.sources = sources;
        this.crawls = crawls;
        this.scopes = scopes;
        this.ends = ends;
        this.reconciler = reconciler;
        this.inspector = inspector.isResolvable() ? inspector.get() : null;
        this.usage = usage;
        this.config = config;
        this.policy = new RetryPolicy(config.backoff(), config.maxAttempts());
        this.clock = clock;
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
    public int maxAttempts() {
        return MAX_CRASHES;
    }

    static String key(UUID crawlId, String scopeId) {
        return crawlId + "/" + scopeId;
    }

    static JobRequest request(ObjectMapper json, UUID crawlId, String scopeId, Instant at) {
        return new JobRequest(
                KIND,
                key(crawlId, scopeId),
                json.createObjectNode().put("crawlId", crawlId.toString()).put("scopeId", scopeId),
                at,
                0);
    }

    @Override
    public Outcome run(Job job, Lease lease) throws InterruptedException {
        UUID crawlId = UUID.fromString(job.payload().path("crawlId").asText());
        String scopeId = job.payload().path("scopeId").asText();
        Optional<Source> source = crawls.find(crawlId).flatMap(crawl -> sources.find(crawl.sourceId()));
        Optional<ScopeTable.Row> row = source.isEmpty() ? Optional.empty() : scopes.take(crawlId, scopeId);
        if (source.isEmpty() || row.isEmpty()) {
            return new Outcome.Done();
        }
        CrawlScopeRef scope = new CrawlScopeRef(source.get().id(), crawlId, scopeId, lease);
        try {
            return read(source.get(), scope, row.get());
        } catch (CrawlStopped | LeaseLost over) {
            return new Outcome.Done();
        } catch (DatabaseFailure away) {
            if (!away.unreachable()) {
                throw away;
            }
            return new Outcome.RetryAt(
                    clock.instant().plus(config.backoff()), "The database is away: " + away.getMessage());
        } catch (RuntimeException defect) {
            if (job.attempt() < MAX_CRASHES) {
                throw defect;
            }
            end(
                    scope,
                    new Failure(
                            "PROTOCOL",
                            "The crawl failed unexpectedly: " + defect,
                            "See the server's log and report it"));
            throw defect;
        }
    }

    private Outcome read(Source source, CrawlScopeRef scope, ScopeTable.Row row) throws InterruptedException {
        try (BatchSink sink = new BatchSink(scope, reconciler, scopes, inspector, config)) {
            try (Connector connector = sources.open(source)) {
                usage.crawl(connector, scope, row, sink);
                sink.finish();
                end(scope, null);
                return new Outcome.Done();
            } catch (ConnectorException failure) {
                sink.finish();
                return failed(scope, row, failure);
            } catch (Refusal refused) {
                end(scope, Failure.of("FORBIDDEN", refused.detail()));
                return new Outcome.Done();
            }
        }
    }

    private Outcome failed(CrawlScopeRef scope, ScopeTable.Row row, ConnectorException failure) {
        return switch (policy.decide(failure, row.attempts(), clock.instant())) {
            case RetryPolicy.Decision.Again(Instant at) -> {
                scopes.postpone(scope.crawlId(), scope.scopeId(), Failure.of(failure));
                yield new Outcome.RetryAt(at, String.valueOf(failure.getMessage()));
            }
            case RetryPolicy.Decision.GiveUp _ -> {
                end(scope, Failure.of(failure));
                yield new Outcome.Done();
            }
        };
    }

    /** The scope's last transaction: what is gone, how the scope ended, and, if it was the last one, how the crawl did. */
    private void end(CrawlScopeRef scope, @Nullable Failure failure) {
        boolean hidden = database.run(connection -> scopes.hidden(connection, scope.crawlId(), scope.scopeId()));
        String state = failure != null ? "FAILED" : hidden ? "PARTIAL" : "COMPLETE";
        reconciler.finish(scope, state.equals("COMPLETE"), (connection, counts) -> {
            scopes.finish(connection, scope, counts);
            scopes.end(connection, scope.crawlId(), scope.scopeId(), state, failure);
            ends.whenAllScopesEnded(scope.crawlId());
        });
    }
}
