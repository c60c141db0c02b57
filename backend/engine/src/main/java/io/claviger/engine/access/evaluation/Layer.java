package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one kind of policy that apply to the request.
 *
 * @param name of the kind, for messages
 */
record Layer(String name, List<Match> matches) {

    /** The denials that hold; of a request for any resource, those that leave nothing over. */
    List<Match> denials(Set<Match.Hang> assumedFalse) {
        List<Match> denials = new ArrayList<>();
        for (Match match : matches) {
            if (match.statement().effect() == Effect.DENY && match.whole() && match.holds(assumedFalse)) {
                denials.add(match);
            }
        }
        return denials;
    }

    /** The allow that names the principal closest; null when none holds. */
    @Nullable
    Match allow(Set<Match.Hang> assumedFalse, List<Match> partialDenials) {
        Match best = null;
        for (Match match : matches) {
            if (match.statement().effect() == Effect.ALLOW
                    && match.holds(assumedFalse)
                    && leavesSomething(match, partialDenials, assumedFalse)
                    && (best == null || match.naming().compareTo(best.naming()) > 0)) {
                best = match;
            }
        }
        return best;
    }

    /** The denials that take away a part of what is asked. */
    List<Match> partialDenials() {
        List<Match> partial = new ArrayList<>();
        for (Match match : matches) {
            if (match.statement().effect() == Effect.DENY && !match.whole()) {
                partial.add(match);
            }
        }
        return partial;
    }

    private static boolean leavesSomething(Match allow, List<Match> partialDenials, Set<Match.Hang> assumedFalse) {
        if (partialDenials.isEmpty()) {
            return true;
        }
        for (Glob pattern : allow.patterns()) {
            if (partialDenials.stream().noneMatch(deny -> deny.holds(assumedFalse) && takesAway(deny, pattern))) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesAway(Match deny, Glob pattern) {
        boolean speaksOf = deny.statement().resourcesExcluded()
                ? deny.patterns().stream().noneMatch(spared -> spared.meets(pattern))
                : deny.patterns().stream().anyMatch(denied -> denied.covers(pattern));
        return speaksOf;
    }
}
