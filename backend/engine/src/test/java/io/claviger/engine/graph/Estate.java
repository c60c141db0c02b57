package io.claviger.engine.graph;

import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.CredentialFact;
import io.claviger.engine.graph.GraphFact.ExposureFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts by short names, and the graph of them. */
public final class Estate {

    public static final Place PROD = new Place(id("source"), "plain", "prod", "production");

    private final Place place;
    private final List<GraphFact> facts = new ArrayList<>();

    public Estate(Place place) {
        this.place = place;
    }

    public static Estate plain() {
        return new Estate(PROD);
    }

    public static Estate of(String vendor) {
        return new Estate(new Place(id(vendor), vendor, vendor, "production"));
    }

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public Estate add(GraphFact fact) {
        facts.add(fact);
        return this;
    }

    public Estate add(Estate other) {
        facts.addAll(other.facts);
        return this;
    }

    public Estate identity(String name) {
        return add(identity(name, true, Privilege.READ, null));
    }

    public Estate administrator(String name) {
        return add(identity(name, true, Privilege.ADMIN, null));
    }

    public IdentityFact identity(String name, boolean usable, Privilege privilege, @Nullable String owner) {
        return new IdentityFact(
                id(name), place, "plain.account", name, usable, privilege, owner == null ? null : id(owner), Map.of());
    }

    public Estate credential(String name, String identity) {
        return add(credential(name, identity, true, null));
    }

    public CredentialFact credential(String name, String identity, boolean usable, @Nullable Privilege privilege) {
        return new CredentialFact(id(name), place, "plain.token", usable, id(identity), privilege, null);
    }

    public Estate resource(String name, @Nullable String parent) {
        return add(new ResourceFact(
                id(name), place, "plain.bucket", name, parent == null ? null : id(parent), null, Map.of()));
    }

    public Estate exposure(String name, String in, String credential) {
        return add(new ExposureFact(id(name), place, "plain.secret", id(in), id(credential), null, null));
    }

    public Estate consumer(String name, String uses) {
        return add(new ConsumerFact(id(name), place, "plain.workload", name, id(uses)));
    }

    public Estate becomes(String subject, String target) {
        return add(grant(subject, "assume", target, NodeKind.IDENTITY, Privilege.ADMIN, Map.of()));
    }

    public Estate acts(String subject, Privilege privilege, String target) {
        return add(grant(subject, privilege.name(), target, NodeKind.RESOURCE, privilege, Map.of()));
    }

    public GrantFact grant(
            String subject,
            String action,
            String target,
            NodeKind kind,
            Privilege privilege,
            Map<String, Object> attributes) {
        return new GrantFact(
                id(subject + action + target), place, id(subject), action, id(target), kind, privilege, attributes);
    }

    public List<GraphFact> facts() {
        return facts;
    }

    public Graph graph() {
        GraphLoader loader = new GraphLoader();
        facts.forEach(loader::add);
        return loader.graph();
    }
}
