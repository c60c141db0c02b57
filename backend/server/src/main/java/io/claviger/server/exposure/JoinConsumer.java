package io.claviger.server.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.server.Role;
import io.claviger.server.catalog.ExposureLinks;
import io.claviger.server.catalog.Link;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactConsumer;
import io.claviger.server.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Joins both ways: a secret that was found to what is known, and what became known, or went, to the secrets that name it. */
@ApplicationScoped
class JoinConsumer implements FactConsumer {
    private static final Set<String> EXPOSURE = Set.of("io.claviger.exposure.found", "io.claviger.exposure.changed");
    private static final Set<String> APPEARED = Set.of(
            "io.claviger.identity.discovered",
            "io.claviger.identity.gone",
            "io.claviger.credential.discovered",
            "io.claviger.credential.gone");
    private static final Set<String> CHANGED = Set.of("io.claviger.identity.changed", "io.claviger.credential.changed");
    /** Of a change only that it is there again, or another's, matters: kinds and names never change. */
    private static final Set<String> MOVED = Set.of("goneAt", "identity");

    private final Joins joins;
    private final ExposureLinks links;

    JoinConsumer(Joins joins, ExposureLinks links) {
        this.joins = joins;
        this.links = links;
    }

    @Override
    public String name() {
        return "exposure";
    }

    @Override
    public Role role() {
        return Role.EVALUATOR;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CATALOG);
    }

    @Override
    public boolean wants(String type) {
        return EXPOSURE.contains(type) || APPEARED.contains(type) || CHANGED.contains(type);
    }

    @Override
    public void accept(List<Fact> batch) {
        Set<UUID> exposures = new TreeSet<>();
        Set<UUID> named = new TreeSet<>();
        for (Fact fact : batch) {
            if (EXPOSURE.contains(fact.type())) {
                exposures.add(fact.subject());
            } else if (APPEARED.contains(fact.type()) || moved(fact)) {
                named.add(fact.subject());
            }
        }
        exposures.addAll(joins.naming(named));
        link(joins.of(exposures));
        link(joins.inherited(exposures));
    }

    private void link(List<Link> found) {
        if (!found.isEmpty()) {
            links.link(found);
        }
    }

    private static boolean moved(Fact fact) {
        for (JsonNode field : fact.data().path("changed")) {
            if (MOVED.contains(field.asText())) {
                return true;
            }
        }
        return false;
    }
}
