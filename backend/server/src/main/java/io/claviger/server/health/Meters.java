package io.claviger.server.health;

import io.claviger.server.events.EventsState;
import io.claviger.server.jobs.JobState;
import io.claviger.server.jobs.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** The figures of our own: read from the database when they are asked for, and not a number while it is away. */
@ApplicationScoped
class Meters {

    private static final Logger LOG = Logger.getLogger(Meters.class);

    private static final List<JobState.Phase> UNFINISHED = List.of(JobState.Phase.QUEUED, JobState.Phase.RUNNING);

    private final MeterRegistry registry;
    private final EventsState events;
    private final Jobs jobs;

    Meters(MeterRegistry registry, EventsState events, Jobs jobs) {
        this.registry = registry;
        this.events = events;
        this.jobs = jobs;
    }

    void register(@Observes StartupEvent started) {
        gauge(
                "claviger.outbox.waiting",
                "Facts that wait in the outbox",
                state -> state.lag().waiting());
        gauge(
                "claviger.outbox.oldest.seconds",
                "Age of the oldest waiting fact",
                state -> state.lag().oldestSeconds());
        gauge("claviger.facts.dead", "Facts that a consumer could not take", EventsState::deadFacts);
        gauge("claviger.kafka.away", "1 while Kafka does not answer", state -> state.kafkaIsAway() ? 1 : 0);
        for (JobState.Phase phase : UNFINISHED) {
            Gauge.builder("claviger.jobs", jobs, queue -> careful(() -> queue.count(phase)))
                    .description("Jobs that have not ended")
                    .tags(Tags.of("state", phase.name()))
                    .register(registry);
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<EventsState> reading) {
        Gauge.builder(name, events, state -> careful(() -> reading.applyAsDouble(state)))
                .description(description)
                .register(registry);
    }

    private static double careful(java.util.function.DoubleSupplier reading) {
        try {
            return reading.getAsDouble();
        } catch (RuntimeException away) {
            LOG.debugf("A meter could not be read: %s", away.getMessage());
            return Double.NaN;
        }
    }
}
