package io.claviger.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** A fact as a CloudEvent 1.0 in structured JSON (CloudEvents specification 1.0.2, JSON format). */
final class CloudEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "/claviger";

    private CloudEvent() {}

    static ObjectNode of(Fact fact) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", fact.id().toString())
                .put("source", SOURCE)
                .put("type", fact.type())
                .put("subject", fact.subject().toString())
                .put("time", fact.time().toString())
                .put("datacontenttype", "application/json");
        event.set("data", fact.data());
        return event;
    }

    static byte[] write(Fact fact) {
        try {
            return JSON.writeValueAsBytes(of(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IOException when the bytes are no fact of ours; the message says what is wrong */
    static Fact read(Topic topic, String key, byte[] bytes) throws IOException {
        JsonNode event = JSON.readTree(bytes);
        if (!"1.0".equals(event.path("specversion").asText()) || !(event.get("data") instanceof ObjectNode data)) {
            throw new IOException("it is no CloudEvent 1.0 with an object as data");
        }
        try {
            return new Fact(
                    UUID.fromString(event.path("id").asText()),
                    topic,
                    key,
                    event.path("type").asText(),
                    UUID.fromString(event.path("subject").asText()),
                    Instant.parse(event.path("time").asText()),
                    data);
        } catch (RuntimeException malformed) {
            throw new IOException("its id, subject or time is malformed: " + malformed.getMessage(), malformed);
        }
    }
}
