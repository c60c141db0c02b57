package io.claviger.server.jobs;

import io.claviger.server.Roles;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The worker of this process: starts with it, runs the handlers of its roles, ends with it. */
@ApplicationScoped
class Workers {

    private final Worker worker;

    Workers(@All List<JobHandler> handlers, Roles roles, JobTable table, JobsConfig config, InstantSource clock) {
        List<JobHandler> mine =
                handlers.stream().filter(handler -> roles.has(handler.role())).toList();
        this.worker = new Worker("worker-" + UUID.randomUUID(), mine, table, config, clock);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.close();
    }

    void wake() {
        worker.wake();
    }

    void cancel(UUID job) {
        worker.cancel(job);
    }
}
