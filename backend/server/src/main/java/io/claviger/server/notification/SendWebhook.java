package io.claviger.server.notification;

import io.claviger.server.Role;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends one delivery to a standard webhook, as often as it takes. The key is the delivery's id. */
@ApplicationScoped
class SendWebhook implements JobHandler {

    static final String KIND = "send-webhook";

    private final DeliveryLog deliveries;
    private final ChannelTable channels;
    private final Outgoing outgoing;
    private final Bookkeeping books;
    private final InstantSource clock;

    SendWebhook(
            DeliveryLog deliveries, ChannelTable channels, Outgoing outgoing, Bookkeeping books, InstantSource clock) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.outgoing = outgoing;
        this.books = books;
        this.clock = clock;
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
    public int concurrency() {
        return 8;
    }

    @Override
    public Outcome run(Job job, Lease lease) throws InterruptedException {
        Optional<PendingDelivery> found = deliveries.pending(UUID.fromString(job.key()));
        if (found.isEmpty()) {
            return new Outcome.Done();
        }
        PendingDelivery delivery = found.get();
        Channel channel = channels.find(delivery.channelId()).orElseThrow();
        if (!channel.enabled()) {
            deliveries.abandon(channel.id());
            return new Outcome.Failed("Channel " + channel.name() + " is switched off");
        }
        Instant paused = channel.pausedUntil();
        if (paused != null && paused.isAfter(clock.instant())) {
            return new Outcome.RetryAt(paused, "Channel " + channel.name() + " is left alone until then");
        }
        Attempt attempt =
                outgoing.send(channel, delivery.eventId(), delivery.event().toString());
        return books.record(channel, List.of(delivery), attempt, lease)
                .<Outcome>map(
                        next -> new Outcome.RetryAt(next, attempt.verdict().detail()))
                .orElseGet(Outcome.Done::new);
    }
}
