package io.claviger.server.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.UUID;

/** Numbered facts of one key. */
final class Facts {

    private Facts() {}

    static Fact numbered(String key, int number) {
        return of(key, Listener.TYPE, number);
    }

    static Fact of(String key, String type, int number) {
        return new Fact(
                UUID.randomUUID(),
                Topic.USAGE,
                key,
                type,
                UUID.randomUUID(),
                Instant.now(),
                JsonNodeFactory.instance.objectNode().put("n", number));
    }
}
