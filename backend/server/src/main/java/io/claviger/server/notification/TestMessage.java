package io.claviger.server.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Test button: one message now, and what came of it. It is not retried, and not a delivery. */
@ApplicationScoped
public class TestMessage {

    private final Database database;
    private final ChannelTable channels;
    private final Outgoing outgoing;
    private final ChatMessages messages;
    private final Audit audit;

    TestMessage(Database database, ChannelTable channels, Outgoing outgoing, ChatMessages messages, Audit audit) {
        this.database = database;
        this.channels = channels;
        this.outgoing = outgoing;
        this.messages = messages;
        this.audit = audit;
    }

    /** @param status the HTTP status, or null when there was no answer */
    public record Result(boolean delivered, @Nullable Integer status, String detail) {}

    public Result send(UUID id) throws InterruptedException {
        Channel channel = channels.find(id).orElseThrow(() -> Refusal.notFound("channel", id));
        UUID messageId = UUID.randomUUID();
        Attempt attempt = outgoing.send(channel, messageId, body(channel, messageId));
        Verdict verdict = attempt.verdict();
        boolean delivered = verdict instanceof Verdict.Delivered;
        database.inNewTransaction(() -> {
            if (delivered) {
                channels.succeeded(id, attempt.at(), null);
            } else {
                channels.failing(id, attempt.at(), verdict.detail(), null);
            }
            audit.record("channel.tested", "channel", id, Map.of("name", channel.name(), "delivered", delivered));
            return true;
        });
        return new Result(delivered, verdict.status(), verdict.detail());
    }

    private String body(Channel channel, UUID messageId) {
        return switch (channel.kind()) {
            case SLACK_WEBHOOK -> messages.test(channel.name());
            case STANDARD_WEBHOOK -> event(channel, messageId).toString();
        };
    }

    private static ObjectNode event(Channel channel, UUID messageId) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", messageId.toString())
                .put("source", "/claviger")
                .put("type", "io.claviger.channel.tested")
                .put("subject", channel.id().toString())
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json");
        event.putObject("data").put("channel", channel.name());
        return event;
    }
}
