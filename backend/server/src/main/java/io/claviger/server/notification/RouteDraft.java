package io.claviger.server.notification;

import java.util.List;
import java.util.UUID;

/** A route as somebody wants it. */
public record RouteDraft(String name, String filter, List<UUID> channels, boolean enabled) {}
