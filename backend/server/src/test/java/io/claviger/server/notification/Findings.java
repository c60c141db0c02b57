package io.claviger.server.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.events.Fact;
import io.claviger.server.events.Topic;
import java.time.Instant;
import java.util.UUID;

/** Facts about findings, as the room `posture` writes them. */
final class Findings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Findings() {}

    static Fact opened(String object, String severity) {
        return fact("io.claviger.finding.opened", data(object, severity));
    }

    static Fact fact(String type, ObjectNode data) {
        UUID id = UUID.randomUUID();
        return new Fact(id, Topic.FINDINGS, id.toString(), type, id, Instant.parse("2026-11-20T10:00:00Z"), data);
    }

    static ObjectNode data(String object, String severity) {
        try {
            ObjectNode data = (ObjectNode) JSON.readTree("""
                    {"id":"0199aaaa-0000-7000-8000-000000000001",
                     "policy":{"id":"no-expiry","title":"Password never expires","severity":"HIGH","remedy":"Set VALID UNTIL, then rotate.",
                               "frameworks":["NHI7"]},
                     "object":{"objectKind":"credential","id":"0199aaaa-0000-7000-8000-000000000002","kind":"postgres.password","name":"?"},
                     "source":{"id":"0199aaaa-0000-7000-8000-000000000003","name":"shop-db","connector":"postgres"},
                     "identity":{"id":"0199aaaa-0000-7000-8000-000000000004","kind":"postgres.role","name":"orders_app"},
                     "owner":{"name":"Payments"},"status":"OPEN","previousStatus":null,
                     "evidence":{"expiresAt":null},
                     "bearing":{"privilege":"ADMIN","places":2,"consumers":1,"location":null},
                     "riskScore":71,"openedAt":"2026-11-20T09:59:00Z","href":"/findings/0199aaaa-0000-7000-8000-000000000001"}
                    """);
            ((ObjectNode) data.path("object")).put("name", object);
            ((ObjectNode) data.path("policy")).put("severity", severity);
            return data;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
