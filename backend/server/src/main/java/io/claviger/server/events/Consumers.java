package io.claviger.server.events;

import io.claviger.server.Roles;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the consumers of this process's roles, each on its own thread. */
@ApplicationScoped
class Consumers {

    private final List<ConsumerLoop> loops;
    private final List<Thread> threads = new ArrayList<>();

    Consumers(
            @All List<FactConsumer> consumers,
            Roles roles,
            KafkaClients clients,
            Delivery delivery,
            KafkaHealth health) {
        this.loops = consumers.stream()
                .filter(consumer -> roles.has(consumer.role()))
                .map(consumer -> new ConsumerLoop(consumer, clients, delivery, health))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(
                loop -> threads.add(Thread.ofPlatform().daemon().name("facts").start(loop)));
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loops.forEach(ConsumerLoop::stop);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(5));
        }
    }
}
