package io.claviger.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Work to be done, not before {@code runAt}; a higher priority goes first. */
public record JobRequest(String kind, String key, JsonNode payload, Instant runAt, int priority) {}
