package io.claviger.server.notification;

import io.claviger.server.Role;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Jobs;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;

/** Forgets deliveries that ended long ago. */
@ApplicationScoped
class Upkeep implements JobHandler {

    private static final String KIND = "notification-upkeep";

    private final DeliveryLog deliveries;
    private final NotificationConfig config;

    Upkeep(DeliveryLog deliveries, NotificationConfig config) {
        this.deliveries = deliveries;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start, Jobs jobs) {
        jobs.every(KIND, Duration.ofHours(6));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Role role() {
        return Role.NOTIFIER;
    }

    @Override
    public Outcome run(Job job, Lease lease) {
        deliveries.forgetOlderThan(Instant.now().minus(config.keep()));
        return new Outcome.Done();
    }
}
