package io.claviger.server.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants a source to be.
 *
 * @param settings with the secret ones; one that is absent or null keeps its stored value
 * @param schedule how long after the begin of a crawl the next one begins; null is by hand only
 */
public record SourceDraft(
        String name,
        String connector,
        ObjectNode settings,
        @Nullable String environment,
        @Nullable Duration schedule,
        boolean enabled) {}
