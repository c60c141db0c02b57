package io.claviger.server.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageEvent.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage event as it travels: with the catalog's ids, and small.
 *
 * @param event follows from the source and its own name for the event
 */
record Use(
        UUID event,
        Instant at,
        @Nullable UUID credential,
        String service,
        String action,
        @Nullable String resource,
        @Nullable String address,
        @Nullable String program,
        @Nullable String region,
        Outcome outcome) {

    static Use of(UUID sourceId, UsageEvent event) {
        ObjectRef credential = event.credential();
        return new Use(
                CatalogIds.named(sourceId, "usage", event.id()),
                event.at(),
                credential == null ? null : CatalogIds.object(sourceId, credential),
                event.service(),
                event.action(),
                event.resource(),
                event.address(),
                event.userAgent(),
                event.region(),
                event.outcome());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", event.toString())
                .put("at", at.toString())
                .put("credentialId", credential == null ? null : credential.toString())
                .put("service", service)
                .put("action", action)
                .put("resource", resource)
                .put("address", address)
                .put("program", program)
                .put("region", region)
                .put("outcome", outcome.name());
    }

    static Use of(JsonNode json) {
        String credential = text(json, "credentialId");
        return new Use(
                UUID.fromString(json.path("id").asText()),
                Instant.parse(json.path("at").asText()),
                credential == null ? null : UUID.fromString(credential),
                json.path("service").asText(),
                json.path("action").asText(),
                text(json, "resource"),
                text(json, "address"),
                text(json, "program"),
                text(json, "region"),
                Outcome.valueOf(json.path("outcome").asText()));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    String from() {
        return from(service, region);
    }

    /** As lists show where a credential was last used. */
    static String from(String service, @Nullable String region) {
        return region == null ? service : service + " in " + region;
    }
}
