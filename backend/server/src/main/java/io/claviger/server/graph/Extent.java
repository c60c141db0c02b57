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
    private static final int MOST = 300;

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

    private static Refusal wrong(String code, String name, int most) {
        return Refusal.invalid(
                code, "Ask with a " + name + " of 1 to " + most, new Refusal.Place("/" + name, "1 to " + most));
    }
}
