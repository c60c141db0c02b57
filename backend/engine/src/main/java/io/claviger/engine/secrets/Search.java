package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look through a window.
 *
 * @param file the name of the text's file, without its folder
 * @param formed its values by form
 * @param found takes the candidates
 * @param latest some that were added once, by their place
 */
record Search(
        Window window,
        ScanContext context,
        String file,
        FormedValues formed,
        List<Candidate> found,
        @Nullable Candidate[] latest) {

    private static final int LATEST = 1 << 6;

    Search(Window window, ScanContext context) {
        this(
                window,
                context,
                context.file(),
                new FormedValues(window),
                new ArrayList<>(),
                new @Nullable Candidate[LATEST]);
    }

    /** Whether what stands from an index to another was added already; one may be forgotten. */
    boolean isKnown(SecretType type, int start, int end) {
        Candidate known = latest[start & LATEST - 1];
        return known != null && known.start() == start && known.end() == end && known.type() == type;
    }

    /** Adds a candidate of which a second one like it says no more. */
    void addOnce(Candidate candidate) {
        found.add(candidate);
        latest[candidate.start() & LATEST - 1] = candidate;
    }
}
