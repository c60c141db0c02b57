package io.claviger.server.notification;

import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what an attempt came to: for the deliveries that it carried, and for the channel. */
@ApplicationScoped
class Bookkeeping {

    private static final Logger LOG = Logger.getLogger(Bookkeeping.class);

    private final Database database;
    private final DeliveryLog deliveries;
    private final ChannelTable channels;
    private final Audit audit;
    private final NotificationConfig config;

    Bookkeeping(
            Database database, DeliveryLog deliveries, ChannelTable channels, Audit audit, NotificationConfig config) {
        this.database = database;
        this.deliveries = deliveries;
        this.channels = channels;
        this.audit = audit;
        this.config = config;
    }

    /** The time of the next attempt at the first of these, if there is to be one. Only the holder of the lease writes. */
    Optional<Instant> record(Channel channel, List<PendingDelivery> carried, Attempt attempt, Lease lease) {
        return database.inNewTransaction(() -> {
            database.run(connection -> {
                lease.assertHeld(connection);
                return true;
            });
            return switch (attempt.verdict()) {
                case Verdict.Delivered delivered -> {
                    deliveries.delivered(
                            carried.stream().map(PendingDelivery::id).toList(), attempt);
                    channels.succeeded(channel.id(), attempt.at(), null);
                    yield Optional.empty();
                }
                case Verdict.Gone gone -> {
                    carried.forEach(delivery -> deliveries.failed(delivery.id(), attempt));
                    switchOff(channel, attempt.at(), gone.detail());
                    yield Optional.empty();
                }
                case Verdict.Again again -> later(channel, carried, attempt, again);
            };
        });
    }

    private Optional<Instant> later(
            Channel channel, List<PendingDelivery> carried, Attempt attempt, Verdict.Again again) {
        RetrySchedule schedule = new RetrySchedule(config.retries());
        @Nullable Instant first = null;
        for (PendingDelivery delivery : carried) {
            Optional<Instant> next =
                    schedule.next(delivery.tries() + 1, attempt.at(), again.notBefore(), delivery.id());
            if (next.isEmpty()) {
                deliveries.failed(delivery.id(), attempt);
                LOG.errorf(
                        "Delivery %s to channel %s failed for good: %s. Replay it when the channel works",
                        delivery.id(), channel.name(), again.detail());
            } else {
                deliveries.retryAt(delivery.id(), attempt, next.get());
                first = first == null || next.get().isBefore(first) ? next.get() : first;
            }
        }
        Instant pause = RetrySchedule.pause(channel.failures() + 1, attempt.at(), again.notBefore());
        channels.failing(channel.id(), attempt.at(), again.detail(), pause);
        return Optional.ofNullable(first);
    }

    private void switchOff(Channel channel, Instant at, String detail) {
        channels.gone(channel.id(), at, detail);
        deliveries.abandon(channel.id());
        audit.record("channel.gone", "channel", channel.id(), Map.of("name", channel.name(), "detail", detail));
        LOG.warnf("Channel %s was switched off: %s", channel.name(), detail);
    }
}
