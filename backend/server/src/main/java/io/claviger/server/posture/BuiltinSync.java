package io.claviger.server.posture;

import io.claviger.engine.posture.BuiltinPolicies;
import io.claviger.engine.posture.Policy;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Jobs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the policies that come with this build into the table, at every start; whether one is on is left as it was. */
@ApplicationScoped
class BuiltinSync {
    private static final long LOCK = 1_885_434_741L;

    private final Database database;
    private final PolicyStore policies;
    private final Jobs jobs;

    BuiltinSync(Database database, PolicyStore policies, Jobs jobs) {
        this.database = database;
        this.policies = policies;
        this.jobs = jobs;
    }

    void onStart(@Observes StartupEvent start) {
        sync(BuiltinPolicies.all());
    }

    void sync(List<Policy> files) {
        database.inTransaction(() -> {
            // several replicas start at once
            database.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
            Map<String, StoredPolicy> stored = new HashMap<>();
            policies.builtin().forEach(policy -> stored.put(policy.id(), policy));
            files.forEach(file -> bring(file, stored.remove(file.id())));
            stored.values().forEach(this::drop);
            return files.size();
        });
    }

    private void bring(Policy file, @Nullable StoredPolicy stored) {
        if (stored == null) {
            if (policies.insert(file, true, true)) {
                EvaluatePolicy.enqueue(jobs, file.id(), 1);
            }
        } else if (policies.update(file, stored.enabled())) {
            EvaluatePolicy.enqueue(jobs, file.id(), stored.revision() + 1);
        }
    }

    private void drop(StoredPolicy old) {
        policies.delete(old.id());
        EvaluatePolicy.enqueue(jobs, old.id(), old.revision() + 1);
    }
}
