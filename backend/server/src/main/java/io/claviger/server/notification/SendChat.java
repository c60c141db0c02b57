package io.claviger.server.notification;

import io.claviger.server.Role;
import io.claviger.server.jobs.Job;
import io.claviger.server.jobs.JobHandler;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what is due to one chat: one message a run, single findings while they are few, and one message for all when they are
 * many. The key is the channel's id and that of the batch that asked for it; whoever comes while another writes comes again.
 */
@ApplicationScoped
class SendChat implements JobHandler {

    static final String KIND = "send-chat";

    private static final int MOST_AT_ONCE = 5_000;
    private static final Duration LONGEST_SEND = Duration.ofMinutes(1);

    private final DeliveryLog deliveries;
    private final ChannelTable channels;
    private final Outgoing outgoing;
    private final Bookkeeping books;
    private final ChatMessages messages;
    private final NotificationConfig config;
    private final InstantSource clock;

    SendChat(
            DeliveryLog deliveries,
            ChannelTable channels,
            Outgoing outgoing,
            Bookkeeping books,
            ChatMessages messages,
            NotificationConfig config,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.outgoing = outgoing;
        this.books = books;
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    /** The key of a job for a channel. */
    static String key(UUID channel, UUID batch) {
        return channel + "/" + batch;
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
    public Outcome run(Job job, Lease lease) throws InterruptedException {
        UUID id = UUID.fromString(job.key().substring(0, job.key().indexOf('/')));
        Optional<Channel> found = channels.find(id);
        if (found.isEmpty()) {
            return new Outcome.Done();
        }
        Channel channel = found.get();
        if (!channel.enabled()) {
            deliveries.abandon(id);
            return new Outcome.Failed("Channel " + channel.name() + " is switched off");
        }
        Instant now = clock.instant();
        Instant paused = channel.pausedUntil();
        if (paused != null && paused.isAfter(now)) {
            return new Outcome.RetryAt(paused, "Channel " + channel.name() + " is left alone until then");
        }
        if (!channels.startSending(id, now, now.plus(LONGEST_SEND))) {
            return new Outcome.RetryAt(now.plus(config.chatInterval()), "Another writes to this chat");
        }
        try {
            return write(channel, now, lease);
        } finally {
            channels.stopSending(id);
        }
    }

    private Outcome write(Channel channel, Instant now, Lease lease) throws InterruptedException {
        List<PendingDelivery> due = deliveries.due(channel.id(), now, MOST_AT_ONCE);
        if (due.isEmpty()) {
            return whenMoreIsDue(channel, now);
        }
        Instant windowStart = now.minus(config.window());
        boolean many = due.size() + deliveries.messagesSince(channel.id(), windowStart) > config.burst();
        Optional<Instant> digest = many ? deliveries.newestDigest(channel.id(), windowStart) : Optional.empty();
        if (digest.isPresent()) {
            return new Outcome.RetryAt(digest.get().plus(config.window()), "Many findings come as one message a while");
        }
        if (many && due.size() == 1) {
            return new Outcome.RetryAt(
                    now.plus(config.window().dividedBy(4)), "The chat has had enough messages for now");
        }
        List<PendingDelivery> carried = many ? due : due.subList(0, 1);
        String body = many ? messages.digest(carried) : messages.single(carried.getFirst());
        Attempt attempt = outgoing.send(channel, UUID.randomUUID(), body);
        books.record(channel, carried, attempt, lease);
        return whenMoreIsDue(channel, clock.instant());
    }

    private Outcome whenMoreIsDue(Channel channel, Instant now) {
        Instant earliest = now.plus(config.chatInterval());
        return deliveries
                .nextDue(channel.id())
                .<Outcome>map(next -> new Outcome.RetryAt(next.isAfter(earliest) ? next : earliest, "More is due then"))
                .orElseGet(Outcome.Done::new);
    }
}
