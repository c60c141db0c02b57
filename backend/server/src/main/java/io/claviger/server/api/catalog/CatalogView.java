package io.claviger.server.api.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.server.Legible;
import io.claviger.server.Refusal;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.Items;
import io.claviger.server.api.ListParameters;
import io.claviger.server.catalog.ObjectHistory;
import io.claviger.server.catalog.Owners;
import io.claviger.server.catalog.listing.EdgeLists;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.ListSource;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.catalog.listing.Page;
import io.claviger.server.graph.AccessPaths;
import io.claviger.server.graph.Extent;
import io.claviger.server.graph.ReachAnswer;
import io.claviger.spi.Observation.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the resources of identities, credentials, resources and exposures have in common. */
@ApplicationScoped
public class CatalogView {

    private static final int LONGEST_NAME = 320; // an e-mail address has 254 at most

    private final Listing listing;
    private final ObjectHistory history;
    private final Owners owners;
    private final AccessPaths paths;

    CatalogView(Listing listing, ObjectHistory history, Owners owners, AccessPaths paths) {
        this.listing = listing;
        this.history = history;
        this.owners = owners;
        this.paths = paths;
    }

    /** Who the owner is, either by id or in words. */
    public record OwnerChoice(
            @Nullable UUID ownerId,
            @Nullable String key,
            @Nullable String name,
            Person.@Nullable Kind kind) {}

    Response list(ListSource source, ListParameters parameters) {
        return parameters.answer(listing.list(source, parameters.query()));
    }

    /** The object to which something belongs. */
    record Parent(ListSource of, UUID id) {

        String kind() {
            return of.schema().kind();
        }
    }

    /** What of a list belongs to one object; an object that is not there has no empty list. */
    Response listWithin(Parent parent, ListSource source, ListParameters parameters, String condition) {
        Page page = listing.list(source, parameters.query().within(condition, parent.id()));
        if (page.items().isEmpty()) {
            require(parent);
        }
        return parameters.answer(page);
    }

    /** One object, gone or not; with {@code asOf} as it was. */
    ObjectNode one(ListSource source, ListParameters parameters, UUID id) {
        return listing.find(source, parameters.query(), id)
                .orElseThrow(() -> Refusal.notFound(source.schema().kind(), id));
    }

    Response grantsOf(Parent subject, ListParameters parameters) {
        return listWithin(subject, EdgeLists.GRANTS, parameters, "t.subject_id = ?");
    }

    Response consumersOf(Parent used, ListParameters parameters) {
        return listWithin(used, EdgeLists.CONSUMERS, parameters, "t.uses_id = ?");
    }

    Items<ObjectHistory.Version> history(String objectKind, UUID id) {
        List<ObjectHistory.Version> versions = history.of(objectKind, id);
        if (versions.isEmpty()) {
            throw Refusal.notFound(objectKind, id);
        }
        return Items.all(versions);
    }

    ReachAnswer blastRadius(NodeKind kind, UUID id, Extent extent) {
        return paths.blastRadius(kind, id, extent);
    }

    /** Who can have at least so much of a resource. */
    ReachAnswer reach(UUID id, @Nullable String privilege, Extent extent) {
        return paths.reachOf(id, privilege == null || privilege.isBlank() ? Privilege.READ : named(privilege), extent);
    }

    private static Privilege named(String word) {
        for (Privilege privilege : Privilege.values()) {
            if (privilege.name().equals(word)) {
                return privilege;
            }
        }
        String known = "one of " + Arrays.toString(Privilege.values());
        throw Refusal.invalid(
                "graph-privilege",
                "Ask with " + known + " as privilege: '" + word + "' is none",
                new Refusal.Place("/privilege", known));
    }

    RestResponse<Items<Owners.Claim>> owners(Parent owned) {
        List<Owners.Claim> claims = owners.of(owned.kind(), owned.id());
        if (claims.isEmpty()) {
            require(owned);
        }
        return RestResponse.ResponseBuilder.ok(Items.all(claims))
                .tag(tag(claims))
                .build();
    }

    RestResponse<Items<Owners.Claim>> confirmOwner(Parent owned, @Nullable String ifMatch, OwnerChoice choice) {
        owners.confirm(
                owned.kind(), owned.id(), person(choice), claims -> EntityTags.requireMatch(ifMatch, tag(claims)));
        return owners(owned);
    }

    private void require(Parent parent) {
        if (listing.find(parent.of(), ListQuery.all(), parent.id()).isEmpty()) {
            throw Refusal.notFound(parent.kind(), parent.id());
        }
    }

    /** Of who counts as the owner, and whether somebody said so: evidence that changes neither is no other version. */
    private static EntityTag tag(List<Owners.Claim> claims) {
        return new EntityTag(claims.stream()
                .findFirst()
                .map(claim -> claim.owner().id() + (claim.confirmed() ? "-confirmed" : ""))
                .orElse("none"));
    }

    private Person person(OwnerChoice choice) {
        UUID known = choice.ownerId();
        if (known != null) {
            return owners.find(known).orElseThrow(() -> Refusal.notFound("owner", known));
        }
        String key = choice.key();
        if (key == null || key.isBlank()) {
            throw Refusal.invalid(
                    "owner-unnamed",
                    "Say who owns it: the ownerId of a known owner, or the key (an e-mail address or a team's slug) of a new one",
                    new Refusal.Place("/key", "missing"));
        }
        String called = Legible.name("owner-invalid", "/key", key, LONGEST_NAME);
        String name = choice.name() == null || choice.name().isBlank()
                ? called
                : Legible.name("owner-invalid", "/name", choice.name(), LONGEST_NAME);
        Person.Kind kind = choice.kind() == null ? guess(key) : choice.kind();
        return new Person(kind, called.toLowerCase(Locale.ROOT), name);
    }

    /** An address is a person's, unless told otherwise. */
    private static Person.Kind guess(String key) {
        return key.contains("@") ? Person.Kind.PERSON : Person.Kind.TEAM;
    }
}
