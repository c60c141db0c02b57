package io.claviger.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** One piece of work, as its handler sees it. {@code attempt} starts at 1. */
public record Job(UUID id, String kind, String key, JsonNode payload, int attempt) {}
