package io.claviger.server.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** A delivery that is to be attempted, with the CloudEvent it carries. {@code tries} counts since it was made or replayed. */
record PendingDelivery(UUID id, UUID channelId, UUID eventId, String eventType, ObjectNode event, int tries) {

    ObjectNode data() {
        return event.path("data") instanceof ObjectNode data ? data : event.objectNode();
    }
}
