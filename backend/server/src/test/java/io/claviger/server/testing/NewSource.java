package io.claviger.server.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.sources.SourceDraft;
import io.claviger.server.sources.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Registers a source of production that no other test has, without a schedule. */
@ApplicationScoped
public class NewSource {

    private final Sources sources;

    NewSource(Sources sources) {
        this.sources = sources;
    }

    public UUID of(String connector, ObjectNode settings) {
        return sources.create(new SourceDraft(
                        connector + " " + UUID.randomUUID(), connector, settings, "production", null, true))
                .id();
    }
}
