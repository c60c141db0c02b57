package io.claviger.connector.git;

import io.claviger.spi.Checkpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/**
 * How far a crawl is: how many of how many texts, in the order that follows from where the history was entered. The crawl
 * goes on in that same history even when the branches have moved meanwhile; what is new waits for the next crawl.
 */
record GitCheckpoint(Optional<ObjectId> head, SortedSet<ObjectId> tips, int next, int total) {

    private static final String FORMAT = "git1";
    private static final String NONE = "-";

    /** So many fit into a checkpoint; a crawl of a repository with more begins anew. */
    static final int MOST_TIPS = 1_500;

    Optional<Checkpoint> encoded() {
        if (tips.size() > MOST_TIPS) {
            return Optional.empty();
        }
        String names = tips.stream().map(ObjectId::name).collect(Collectors.joining(","));
        return Optional.of(new Checkpoint(
                String.join(" ", FORMAT, head.map(ObjectId::name).orElse(NONE), "" + next, "" + total, names)));
    }

    /** Where this crawl entered the history, with what tags name now. */
    RefTips within(RefTips found) {
        return new RefTips(head, tips, found.trees(), found.files(), found.tags());
    }

    /** Reads a checkpoint; empty when it is not one of this form, so that the crawl begins anew. */
    static Optional<GitCheckpoint> of(Checkpoint checkpoint) {
        List<String> parts = Arrays.asList(checkpoint.value().split(" ", -1));
        if (parts.size() != 5 || !parts.getFirst().equals(FORMAT)) {
            return Optional.empty();
        }
        try {
            SortedSet<ObjectId> tips = Arrays.stream(parts.get(4).split(",", -1))
                    .map(ObjectId::fromString)
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(new GitCheckpoint(
                    parts.get(1).equals(NONE) ? Optional.empty() : Optional.of(ObjectId.fromString(parts.get(1))),
                    tips,
                    Integer.parseInt(parts.get(2)),
                    Integer.parseInt(parts.get(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
