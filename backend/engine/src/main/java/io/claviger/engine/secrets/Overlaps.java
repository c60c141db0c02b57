package io.claviger.engine.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Of candidates that share a byte, one stays: the most specific, then the better judged, then the longer. */
final class Overlaps {

    private static final Comparator<Judged> BEST_FIRST = Comparator.comparingInt(
                    (Judged judged) -> -judged.candidate().rank())
            .thenComparing(judged -> judged.judgement().verdict())
            .thenComparingInt(
                    judged -> judged.candidate().start() - judged.candidate().end())
            .thenComparingInt(judged -> judged.candidate().start())
            .thenComparing(judged -> judged.candidate().type().id());

    private Overlaps() {}

    /** A candidate and what was made of it. */
    record Judged(Candidate candidate, Judgement judgement) {}

    /** Those that stay, in the order of their place. */
    static List<Judged> resolve(List<Judged> all) {
        List<Judged> best = new ArrayList<>(all);
        best.sort(BEST_FIRST);
        TreeMap<Integer, Judged> kept = new TreeMap<>();
        for (Judged judged : best) {
            var before = kept.lowerEntry(judged.candidate().end());
            if (before == null
                    || before.getValue().candidate().end() <= judged.candidate().start()) {
                kept.put(judged.candidate().start(), judged);
            }
        }
        return List.copyOf(kept.values());
    }
}
