package io.claviger.server.events;

import io.claviger.server.database.DatabaseFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the relay going for as long as the process lives, whatever Kafka and PostgreSQL do. */
@ApplicationScoped
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final OutboxRelay relay;
    private final KafkaHealth health;
    private final Wake wake;
    private final EventsConfig config;
    private volatile boolean stopping;
    private boolean databaseAway;
    private @Nullable Thread thread;

    RelayLoop(OutboxRelay relay, KafkaHealth health, Wake wake, EventsConfig config) {
        this.relay = relay;
        this.health = health;
        this.wake = wake;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(Duration.ofSeconds(5));
        }
        relay.disconnect();
    }

    private void run() {
        while (!stopping) {
            try {
                round();
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void round() throws InterruptedException {
        try {
            boolean topicsAsked = !relay.isConnected();
            int sent = relay.sendOnce();
            databaseAnswered();
            // It took facts, or told of its topics while none wait. That it merely lets itself be connected to says
            // nothing: a broker that is about to die does that, too.
            if (sent > 0 || topicsAsked) {
                health.answered();
            }
            if (sent < OutboxRelay.BATCH) {
                wake.await(config.pollInterval());
            }
        } catch (ExecutionException | RuntimeException failure) {
            if (stopping) {
                return;
            }
            told(failure);
            relay.disconnect();
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        }
    }

    private void told(Exception failure) {
        Throwable cause = rootCause(failure);
        if (cause instanceof org.apache.kafka.common.KafkaException
                || cause instanceof java.util.concurrent.TimeoutException) {
            health.failed(cause);
        } else if (!databaseAway) {
            databaseAway = true;
            if (failure instanceof DatabaseFailure database && database.unreachable()) {
                LOG.errorf("Facts wait in the outbox: %s (%s)", database.words(), database.getMessage());
            } else {
                LOG.errorf(failure, "The outbox cannot be read, so facts wait in it: %s", cause.getMessage());
            }
        }
    }

    private void databaseAnswered() {
        if (databaseAway) {
            databaseAway = false;
            LOG.info("The outbox can be read again");
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
