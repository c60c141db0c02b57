package io.claviger.server.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Whether Kafka answers, as its clients see it; a change is said once. */
@ApplicationScoped
class KafkaHealth {

    private static final Logger LOG = Logger.getLogger(KafkaHealth.class);

    private final EventsConfig config;
    private final AtomicBoolean away = new AtomicBoolean();

    KafkaHealth(EventsConfig config) {
        this.config = config;
    }

    boolean isAway() {
        return away.get();
    }

    void answered() {
        if (away.compareAndSet(true, false)) {
            LOG.infof("Kafka at %s answers again: waiting facts are being delivered in order", config.bootstrap());
        }
    }

    void failed(Throwable why) {
        if (away.compareAndSet(false, true)) {
            LOG.errorf(
                    "Kafka at %s cannot be reached (%s). Nothing is lost: facts wait in the outbox and are delivered in order"
                            + " when it returns. Check the broker, or CLAVIGER_KAFKA_BOOTSTRAP",
                    config.bootstrap(), why.getMessage());
        }
    }
}
