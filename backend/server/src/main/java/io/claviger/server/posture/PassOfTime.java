package io.claviger.server.posture;

import io.claviger.server.Role;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What no fact tells of: dates that come, and waivers that end. */
@ApplicationScoped
class PassOfTime implements JobHandler {
    private static final String KIND = "posture-time";

    private final PolicyStore policies;
    private final Review review;
    private final Waivers waivers;
    private final PostureClock clock;
    private final PostureConfig config;

    PassOfTime(PolicyStore policies, Review review, Waivers waivers, PostureClock clock, PostureConfig config) {
        this.policies = policies;
        this.review = review;
        this.waivers = waivers;
        this.clock = clock;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start, Jobs jobs) {
        jobs.every(KIND, config.review());
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
        pass(clock.instant(), lease::cancelled);
        return new Outcome.Done();
    }

    void pass(Instant now, BooleanSupplier stop) {
        waivers.endThoseThatAreOver(now);
        policies.timely().forEach(stored -> review.byTime(stored, now, stop));
    }
}
