package io.claviger.engine.secrets;

import io.claviger.engine.secrets.Layers.Sighting;
import io.claviger.engine.secrets.Layers.Unjudged;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Of candidates that share a byte, one stays: the most specific, then the better judged, then the one that is hidden
 * deepest, then the longer. What only looks too regular for its type comes after all others.
 */
final class Overlaps {

    private Overlaps() {}

    /**
     * Those that stay, in the order of their place. To judge is what takes long: what overlaps something more specific, that
     * is not refused by its looks, cannot stay whatever it is, and is not judged.
     */
    static List<Sighting> resolve(List<Unjudged> all, Function<Unjudged, Sighting> judge) {
        List<Unjudged> rest = new ArrayList<>(all);
        rest.sort((one, other) ->
                Integer.compare(other.placed().rank(), one.placed().rank()));
        List<Sighting> refused = new ArrayList<>();
        TreeMap<Integer, Sighting> kept = new TreeMap<>();
        for (int from = 0; from < rest.size(); ) {
            List<Sighting> equals = new ArrayList<>();
            int rank = rest.get(from).placed().rank();
            for (; from < rest.size() && rest.get(from).placed().rank() == rank; from++) {
                if (isFree(rest.get(from).placed(), kept)) {
                    Sighting judged = judge.apply(rest.get(from));
                    (judged.judgement().byLooks() ? refused : equals).add(judged);
                }
            }
            keep(equals, kept);
        }
        keep(refused, kept);
        return List.copyOf(kept.values());
    }

    private static void keep(List<Sighting> more, TreeMap<Integer, Sighting> kept) {
        more.sort(Overlaps::better);
        for (Sighting sighting : more) {
            if (isFree(sighting.candidate(), kept)) {
                kept.put(sighting.candidate().start(), sighting);
            }
        }
    }

    /** By hand, since comparators that are put together are made at each start of a program. */
    private static int better(Sighting one, Sighting other) {
        Candidate first = one.candidate();
        Candidate second = other.candidate();
        int[] differences = {
            Boolean.compare(one.judgement().byLooks(), other.judgement().byLooks()),
            second.rank() - first.rank(),
            one.judgement().verdict().compareTo(other.judgement().verdict()),
            other.depth() - one.depth(),
            second.end() - second.start() - (first.end() - first.start()),
            first.start() - second.start()
        };
        for (int difference : differences) {
            if (difference != 0) {
                return difference;
            }
        }
        return first.type().id().compareTo(second.type().id());
    }

    private static boolean isFree(Candidate candidate, TreeMap<Integer, Sighting> kept) {
        var before = kept.lowerEntry(candidate.end());
        return before == null || before.getValue().candidate().end() <= candidate.start();
    }
}
