package io.claviger.server.crawl;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.server.Refusal;
import io.claviger.server.Role;
import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.KnownScopes;
import io.claviger.server.catalog.Reconciler;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.JobRequest;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import io.claviger.server.sources.Source;
import io.claviger.server.sources.Sources;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Begins a crawl: asks the connector for its scopes, and has each of them read by a job of its own. */
@ApplicationScoped
class CrawlJob implements JobHandler {

    static final String KIND = "crawl";

    private final Database database;
    private final Sources sources;
    private final CrawlTable crawls;
    private final CrawlEnds ends;
    private final Jobs jobs;
    private final Reconciler reconciler;
    private final KnownScopes known;
    private final RetryPolicy policy;
    private final ObjectMapper json;
    private final InstantSource clock;

    CrawlJob(
            Database database,
            Sources sources,
            CrawlTable crawls,
            CrawlEnds ends,
            Jobs jobs,
            Reconciler reconciler,
            KnownScopes known,
            CrawlConfig config,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.sources = sources;
        this.crawls = crawls;
        this.ends = ends;
        this.jobs = jobs;
        this.reconciler = reconciler;
        this.known = known;
        this.policy = new RetryPolicy(config.backoff(), config.maxAttempts());
        this.json = json;
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
    public Outcome run(Job job, Lease lease) throws InterruptedException {
        UUID crawlId = UUID.fromString(job.key());
        Optional<Source> source = crawls.find(crawlId)
                .filter(crawl -> !crawl.state().ended())
                .flatMap(crawl -> sources.find(crawl.sourceId()));
        if (source.isEmpty()) {
            return new Outcome.Done();
        }
        try (Connector connector = sources.open(source.get())) {
            begin(crawlId, source.get().id(), connector.scopes(), lease);
            return new Outcome.Done();
        } catch (ConnectorException failure) {
            return failed(crawlId, failure);
        } catch (Refusal refused) {
            return giveUp(crawlId, Failure.of("FORBIDDEN", refused.detail()));
        }
    }

    private void begin(UUID crawlId, UUID sourceId, List<Scope> scopes, Lease lease) {
        boolean wanted = database.inNewTransaction(() -> {
            database.run(connection -> {
                lease.assertHeld(connection);
                return true;
            });
            boolean running = crawls.run(crawlId, scopes);
            for (Scope scope : running ? scopes : List.<Scope>of()) {
                jobs.enqueue(CrawlScopeJob.request(json, crawlId, scope.id(), clock.instant()));
            }
            return running;
        });
        if (wanted) {
            forgetVanished(crawlId, sourceId, scopes, lease);
            database.inNewTransaction(() -> {
                ends.whenAllScopesEnded(crawlId);
                return crawlId;
            });
        }
    }

    /** A scope that the source no longer has holds nothing any more. That it could not be asked would have been an exception. */
    private void forgetVanished(UUID crawlId, UUID sourceId, List<Scope> scopes, Lease lease) {
        Set<String> there = scopes.stream().map(Scope::id).collect(Collectors.toSet());
        for (String scope : known.of(sourceId)) {
            if (!there.contains(scope)) {
                reconciler.finish(new CrawlScopeRef(sourceId, crawlId, scope, lease), true, (connection, counts) -> {});
            }
        }
    }

    private Outcome failed(UUID crawlId, ConnectorException failure) {
        int attempt = crawls.countAttempt(crawlId, Failure.of(failure));
        return switch (policy.decide(failure, attempt, clock.instant())) {
            case RetryPolicy.Decision.GiveUp _ -> giveUp(crawlId, Failure.of(failure));
            case RetryPolicy.Decision.Again(Instant at) -> {
                yield new Outcome.RetryAt(at, String.valueOf(failure.getMessage()));
            }
        };
    }

    private Outcome giveUp(UUID crawlId, Failure failure) {
        database.inNewTransaction(() -> {
            ends.fail(crawlId, failure);
            return crawlId;
        });
        return new Outcome.Done();
    }

    static JobRequest request(ObjectMapper json, UUID crawlId, Instant at) {
        return new JobRequest(KIND, crawlId.toString(), json.createObjectNode(), at, 0);
    }
}
