package io.claviger.server.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Writes messages for chats: the JSON that an incoming webhook takes. */
@ApplicationScoped
class ChatMessages {

    private final Optional<URI> publicUrl;

    ChatMessages(LinkConfig config) {
        this.publicUrl = config.publicUrl();
    }

    String single(PendingDelivery delivery) {
        ObjectNode message = delivery.eventType().contains(".finding.")
                ? FindingMessage.of(delivery.eventType(), delivery.data(), publicUrl)
                : crawlFailed(delivery.data());
        return message.toString();
    }

    String digest(List<PendingDelivery> carried) {
        return DigestMessage.of(carried, publicUrl).toString();
    }

    String test(String channel) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "text",
                        "This is a test of the channel " + ChatText.name(channel)
                                + " from Claviger. Alerts can arrive here.")
                .toString();
    }

    private static ObjectNode crawlFailed(JsonNode crawl) {
        String source = ChatText.name(crawl.path("name").asText("a source"));
        StringBuilder text = new StringBuilder("The crawl of ").append(source).append(" failed");
        if (crawl.hasNonNull("message")) {
            text.append(": ").append(ChatText.plain(crawl.path("message").asText()));
        }
        text.append(". What it would have read is kept as it was; findings there may be out of date.");
        return JsonNodeFactory.instance.objectNode().put("text", text.toString());
    }
}
