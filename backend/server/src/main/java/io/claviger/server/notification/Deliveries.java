package io.claviger.server.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.JobRequest;
import io.claviger.server.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What people may do with the log of deliveries. */
@ApplicationScoped
public class Deliveries {

    private final Database database;
    private final DeliveryLog log;
    private final ChannelTable channels;
    private final Jobs jobs;
    private final Audit audit;

    Deliveries(Database database, DeliveryLog log, ChannelTable channels, Jobs jobs, Audit audit) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Sends a delivery again, under the id that it had. */
    public void replay(UUID id) {
        database.inTransaction(() -> {
            if (!log.replay(id)) {
                throw Refusal.notFound("delivery", id);
            }
            PendingDelivery delivery = log.pending(id).orElseThrow();
            Channel channel = channels.find(delivery.channelId()).orElseThrow();
            if (!channel.enabled()) {
                throw Refusal.conflict(
                        "channel-off", "Channel '" + channel.name() + "' is switched off: switch it on, then replay");
            }
            boolean chat = channel.kind() == ChannelKind.SLACK_WEBHOOK;
            String kind = chat ? SendChat.KIND : SendWebhook.KIND;
            String key = chat ? SendChat.key(channel.id(), id) : id.toString();
            // A retry that waits for its hour would otherwise be taken for the one that is asked for.
            jobs.cancel(kind, key);
            jobs.enqueue(new JobRequest(kind, key, JsonNodeFactory.instance.objectNode(), Instant.now(), 1));
            audit.record("delivery.replayed", "delivery", id, Map.of("channel", channel.name()));
            return true;
        });
    }
}
