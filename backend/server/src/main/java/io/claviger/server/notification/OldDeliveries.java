package io.claviger.server.notification;

import io.claviger.server.Perishable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Deliveries that ended long ago. */
@ApplicationScoped
class OldDeliveries implements Perishable {

    private final DeliveryLog deliveries;
    private final NotificationConfig config;
    private final InstantSource clock;

    OldDeliveries(DeliveryLog deliveries, NotificationConfig config, InstantSource clock) {
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public int forgetOld() {
        return deliveries.forgetOlderThan(clock.instant().minus(config.keep()));
    }
}
