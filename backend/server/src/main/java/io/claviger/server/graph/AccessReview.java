package io.claviger.server.graph;

import io.claviger.engine.graph.model.AccessModels;
import io.claviger.server.Role;
import io.claviger.server.Roles;
import io.claviger.server.database.Database;
import io.claviger.server.events.Outbox;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the verdicts on identities true, for posture: looks again and again whether the graph moved, and if it did judges anew. One
 * replica at a time, so that a verdict is never followed by an older one. Without a source of which policies decide together there is
 * nothing to judge, and no graph is loaded for it.
 */
@ApplicationScoped
class AccessReview implements JobHandler {

    private static final String KIND = "review-access";

    private final Verdicts verdicts;
    private final Database database;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Roles roles;
    private final GraphConfig config;
    /** Of the graph that was judged last by this replica. */
    private volatile long judged = -1;

    AccessReview(Verdicts verdicts, Database database, Outbox outbox, Jobs jobs, Roles roles, GraphConfig config) {
        this.verdicts = verdicts;
        this.database = database;
        this.outbox = outbox;
        this.jobs = jobs;
        this.roles = roles;
        this.config = config;
    }

    void begin(@Observes StartupEvent started) {
        if (roles.has(Role.EVALUATOR)) {
            jobs.every(KIND, config.reviewInterval());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role role() {
        return Role.EVALUATOR;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        if (isNeeded()) {
            Verdicts.Judged now = verdicts.unless(judged);
            if (now.moved()) {
                write(now.verdicts(), lease);
                judged = now.version();
            }
        }
        return new Outcome.Done();
    }

    private boolean isNeeded() {
        return database.first(
                        "select exists (select from source where connector = any(?)) or exists (select from access_verdict)",
                        row -> row.getBoolean(1),
                        AccessModels.ofEstates().keySet())
                .orElse(false);
    }

    private void write(Map<UUID, AccessVerdict> verdicts, Lease lease) {
        database.inNewTransaction(() -> database.run(connection -> {
            lease.assertHeld(connection);
            int changed = VerdictTable.become(connection, verdicts);
            if (changed > 0) {
                outbox.wakeAfterCommit();
            }
            return changed;
        }));
    }
}
