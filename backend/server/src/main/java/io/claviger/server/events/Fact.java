package io.claviger.server.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, small and without secrets.
 *
 * @param key what Kafka orders by: facts of one key arrive in the order they were committed
 * @param type such as {@code io.claviger.credential.discovered}
 * @param subject the object it is about
 */
public record Fact(UUID id, Topic topic, String key, String type, UUID subject, Instant time, ObjectNode data) {

    /** As it is on Kafka and in webhooks: a CloudEvent 1.0 in structured JSON. */
    public ObjectNode cloudEvent() {
        return CloudEvent.of(this);
    }
}
