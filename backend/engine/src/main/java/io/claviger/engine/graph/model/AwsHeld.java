package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.model.AwsMoves.Beside;
import io.claviger.engine.graph.model.AwsMoves.MovedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The resources of one account, and what was read of them. */
final class AwsHeld {

    private final Map<UUID, ResourceFact> facts = new TreeMap<>();
    private final Map<String, HeldResource> held = new TreeMap<>();
    private final Map<String, Set<UUID>> moved = new TreeMap<>();

    void take(ResourceFact fact, boolean gone) {
        AwsNames.take(facts, fact, gone);
        move(fact.externalId(), fact.id());
    }

    /** What is known beside it is another. */
    void move(String resource, UUID id) {
        moved.computeIfAbsent(resource, none -> new HashSet<>()).add(id);
    }

    boolean isMoved() {
        return !moved.isEmpty();
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    /** In the order of their names. */
    Collection<HeldResource> all() {
        return held.values();
    }

    /** Reads what moved since the last time. */
    List<MovedResource> read(Beside beside) {
        List<MovedResource> read = new ArrayList<>();
        moved.forEach((arn, ids) -> {
            List<ResourceFact> copies = beside.names().resources(arn).stream()
                    .filter(one -> facts.containsKey(one.id()))
                    .toList();
            HeldResource next = copies.isEmpty() ? null : AwsDocuments.held(AwsNames.fullest(copies), beside.runsAs());
            HeldResource before = next == null ? held.remove(arn) : held.put(arn, next);
            copies.forEach(copy -> ids.add(copy.id()));
            if (before != null || next != null) {
                read.add(new MovedResource(arn, ids, before, next));
            }
        });
        moved.clear();
        return read;
    }

    /** Those that a key encrypts, by its ARN, its alias or its id, as if they moved: who reads them needs the key. */
    List<MovedResource> encryptedWith(String arn, AwsNames names) {
        List<MovedResource> encrypted = new ArrayList<>();
        held.forEach((name, resource) -> {
            String key = resource.key();
            if (key != null && (key.equals(arn) || arn.endsWith('/' + key) || arn.endsWith(':' + key))) {
                Set<UUID> ids = new HashSet<>();
                names.resources(name).forEach(copy -> ids.add(copy.id()));
                encrypted.add(new MovedResource(name, ids, resource, resource));
            }
        });
        return encrypted;
    }
}
