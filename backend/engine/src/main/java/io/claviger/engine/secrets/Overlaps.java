package io.claviger.engine.secrets;

import io.claviger.engine.secrets.Layers.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Of candidates that share a byte, one stays: the most specific, then the better judged, then the one that is hidden
 * deepest, then the longer. What only looks too regular for its type comes after all others.
 */
final class Overlaps {

    private static final Comparator<Sighting> BEST_FIRST = Comparator.comparing(
                    (Sighting sighting) -> sighting.judgement().byLooks())
            .thenComparingInt(sighting -> -sighting.candidate().rank())
            .thenComparing(sighting -> sighting.judgement().verdict())
            .thenComparingInt(sighting -> -sighting.depth())
            .thenComparingInt(sighting ->
                    sighting.candidate().start() - sighting.candidate().end())
            .thenComparingInt(sighting -> sighting.candidate().start())
            .thenComparing(sighting -> sighting.candidate().type().id());

    private Overlaps() {}

    /** Those that stay, in the order of their place. */
    static List<Sighting> resolve(List<Sighting> all) {
        List<Sighting> best = new ArrayList<>(all);
        best.sort(BEST_FIRST);
        TreeMap<Integer, Sighting> kept = new TreeMap<>();
        for (Sighting sighting : best) {
            var before = kept.lowerEntry(sighting.candidate().end());
            if (before == null
                    || before.getValue().candidate().end()
                            <= sighting.candidate().start()) {
                kept.put(sighting.candidate().start(), sighting);
            }
        }
        return List.copyOf(kept.values());
    }
}
