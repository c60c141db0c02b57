package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact.GrantFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Who may take which role, as the source says it of those whom no account that is read knows. */
final class AwsTrusts {

    private final Map<UUID, Map<UUID, GrantFact>> bySubject = new HashMap<>();
    private final Map<UUID, Map<UUID, GrantFact>> byTarget = new HashMap<>();

    void take(GrantFact trust, boolean gone) {
        AwsNames.take(bySubject.computeIfAbsent(trust.subject(), none -> new TreeMap<>()), trust, gone);
        AwsNames.take(byTarget.computeIfAbsent(trust.target(), none -> new TreeMap<>()), trust, gone);
    }

    Collection<GrantFact> of(UUID subject) {
        return bySubject.getOrDefault(subject, Map.of()).values();
    }

    Collection<GrantFact> to(UUID role) {
        return byTarget.getOrDefault(role, Map.of()).values();
    }
}
