package io.claviger.server.health;

import io.claviger.server.Perishable;
import io.claviger.server.Role;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Clears away what is kept for a time only. */
@ApplicationScoped
class Clearing implements JobHandler {

    private static final Logger LOG = Logger.getLogger(Clearing.class);
    private static final String KIND = "clearing";
    private final Jobs jobs;
    private final List<Perishable> perishable;

    Clearing(Jobs jobs, @All List<Perishable> perishable) {
        this.jobs = jobs;
        this.perishable = perishable;
    }

    void schedule(@Observes StartupEvent started) {
        jobs.every(KIND, Duration.ofHours(1));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role role() {
        return Role.API;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        int forgotten = perishable.stream().mapToInt(Perishable::forgetOld).sum();
        LOG.debugf("Cleared %d rows", forgotten);
        return new Outcome.Done();
    }
}
