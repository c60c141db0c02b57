package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Statement.Effect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one kind of policy that apply to the request.
 *
 * @param name of the kind, for messages
 */
record Layer(String name, List<Match> matches) {

    /** The allow that names the principal closest; null when none holds. */
    @Nullable
    Match allow(Set<Match.Hang> assumedFalse) {
        Match best = null;
        for (Match match : matches) {
            if (match.statement().effect() == Effect.ALLOW
                    && match.holds(assumedFalse)
                    && (best == null || match.naming().compareTo(best.naming()) > 0)) {
                best = match;
            }
        }
        return best;
    }
}
