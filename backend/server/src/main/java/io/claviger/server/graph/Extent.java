package io.claviger.server.graph;

import io.claviger.engine.graph.reach.Limits;
import io.claviger.server.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How far a question goes, as asked.
 *
 * @param depth edges on one way
 * @param limit how many of each kind are told with their proofs
 */
public record Extent(@Nullable Integer depth, @Nullable Integer limit) {

    private static final int USUAL_DEPTH = 32;
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 10_000;

    Limits limits(GraphConfig config) {
        int wanted = depth == null ? Math.min(USUAL_DEPTH, config.deepest()) : depth;
        if (wanted < 1 || wanted > config.deepest()) {
            throw wrong("graph-depth", "depth", config.deepest());
        }
        return new Limits(wanted, config.states());
    }

    int most() {
        int wanted = limit == null ? USUAL_LIMIT : limit;
        if (wanted < 1 || wanted > MOST) {
            throw wrong("graph-limit", "limit", MOST);
        }
        return wanted;
    }

    /** As texts say it; blank is as good as left out. */
    public static Extent written(@Nullable String depth, @Nullable String limit) {
        return new Extent(number("graph-depth", "depth", depth), number("graph-limit", "limit", limit));
    }

    private static @Nullable Integer number(String code, String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException wrong) {
            throw Refusal.invalid(
                    code,
                    "Ask with a " + name + " that is a number: '" + text + "' is none",
                    new Refusal.Place("/" + name, "is no number"));
        }
    }

    private static Refusal wrong(String code, String name, int most) {
        return Refusal.invalid(
                code, "Ask with a " + name + " of 1 to " + most, new Refusal.Place("/" + name, "1 to " + most));
    }
}
