package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.Layers.Sighting;
import io.claviger.engine.secrets.Layers.Unjudged;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverlapsTest {

    private final SecretType type = RuleSet.builtIn().types().getFirst();
    private final List<Integer> judged = new ArrayList<>();

    @Test
    void judgesNothingThatOverlapsWhatIsMoreSpecific() {
        // Given
        List<Unjudged> all = List.of(at(5, 25, 1), at(0, 10, 3), at(20, 40, 2), at(8, 12, 1), at(50, 60, 1));

        // When
        List<Sighting> kept = resolve(all, Set.of());

        // Then
        assertThat(ranks(kept)).containsExactly(3, 2, 1);
        assertThat(judged).containsExactly(3, 2, 1);
    }

    @Test
    void letsTheLessSpecificStandWhereTheOtherIsRefusedByItsLooks() {
        // When
        List<Sighting> kept = resolve(List.of(at(0, 10, 3), at(5, 15, 2), at(12, 20, 1)), Set.of(3));

        // Then
        assertThat(ranks(kept)).containsExactly(2);
        assertThat(judged).containsExactly(3, 2);
    }

    private List<Sighting> resolve(List<Unjudged> all, Set<Integer> refused) {
        return Overlaps.resolve(all, one -> {
            int rank = one.placed().rank();
            judged.add(rank);
            boolean byLooks = refused.contains(rank);
            Verdict verdict = byLooks ? Verdict.IMPOSSIBLE : Verdict.PLAUSIBLE;
            return new Sighting(one.placed(), "", new Judgement(verdict, 0.5, List.of(), null, byLooks), 0);
        });
    }

    private Unjudged at(int start, int end, int rank) {
        Candidate candidate = new Candidate(type, start, end, Map.of(), rank, false);
        return new Unjudged(candidate, candidate, new Window(new byte[0], 0), null, 0);
    }

    private static List<Integer> ranks(List<Sighting> kept) {
        return kept.stream().map(sighting -> sighting.candidate().rank()).toList();
    }
}
