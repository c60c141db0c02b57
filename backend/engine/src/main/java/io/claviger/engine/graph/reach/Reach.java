package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import java.util.List;
import java.util.UUID;

/**
 * What a walk found, added up; the starts are not in it.
 *
 * @param whole whether nothing was left out for the limits; the counts are at least so much otherwise
 * @param groups one a kind, also where it is empty
 * @param resources how many, by how much they matter and what may be done with them; only those there are
 * @param secrets how many of the resources are secrets
 * @param places where, the most first
 * @param owners whose, the most first
 */
public record Reach(
        boolean whole,
        List<Group> groups,
        List<ResourceCount> resources,
        int secrets,
        List<PlaceCount> places,
        List<OwnerCount> owners) {

    /** @param first those that matter most, and of these the nearest */
    public record Group(NodeKind kind, int total, List<Found> first) {
        public Group {
            first = List.copyOf(first);
        }
    }

    /**
     * @param full whether it is held fully; backwards: must be
     * @param proof the shortest way to have it so
     */
    public record Found(Step.End object, Privilege privilege, boolean full, List<Step> proof) {
        public Found {
            proof = List.copyOf(proof);
        }

        public UUID id() {
            return object.id();
        }
    }

    public record ResourceCount(Sensitivity sensitivity, Privilege privilege, int count) {}

    public record PlaceCount(Place place, int count) {}

    public record OwnerCount(UUID owner, int count) {}

    public Reach {
        groups = List.copyOf(groups);
        resources = List.copyOf(resources);
        places = List.copyOf(places);
        owners = List.copyOf(owners);
    }

    public Group group(NodeKind kind) {
        return groups.get(kind.ordinal());
    }
}
