package io.claviger.server.graph;

import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is reached, or who reaches: counted in full, and the first of each kind with their proofs.
 *
 * @param whole whether nothing was left out for the limits; the counts are at least so much otherwise
 * @param resources how many, by how much they matter and what may be done with them
 * @param accounts where, the most first; of at most 100
 * @param people whose, the most first; of at most 100
 * @param reached those that matter most first
 * @param objects all that the proofs are about
 * @param edges the steps of all proofs
 * @param problems what of the documents of these objects cannot be read, or speaks of what is not there: there may be more ways than
 *     are told; at most 100
 */
public record ReachAnswer(
        boolean whole,
        ReachCounts counts,
        List<ResourceCount> resources,
        List<AccountCount> accounts,
        List<EnvironmentCount> environments,
        List<PersonCount> people,
        List<ReachedObject> reached,
        List<GraphObject> objects,
        List<GraphEdge> edges,
        List<ObjectProblem> problems) {

    /** @param secrets how many of the resources are secrets to who reads them */
    public record ReachCounts(
            int identities, int credentials, int exposures, int resources, int secrets, int consumers) {}

    /** @param id of one of the objects */
    public record ObjectProblem(UUID id, String problem) {}

    public record ResourceCount(Sensitivity sensitivity, Privilege privilege, int count) {}

    public record AccountCount(
            UUID sourceId,
            String connector,
            String account,
            @Nullable String environment,
            int count) {}

    public record EnvironmentCount(@Nullable String environment, int count) {}

    public record PersonCount(UUID id, @Nullable String name, int count) {}

    /**
     * @param id of one of the objects
     * @param full whether with all that it can do, or all that it contains
     * @param path positions in {@code edges}, in the order of the way
     */
    public record ReachedObject(UUID id, Privilege privilege, boolean full, List<Integer> path) {}
}
