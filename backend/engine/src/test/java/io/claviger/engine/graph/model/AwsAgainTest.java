package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a change in a large account touches. */
class AwsAgainTest {

    private static final int CHANGES = 80;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 36, 43})
    void whoIsNotDecidedAgainIsAsAllDecidedAnewWouldBe(int seed) {
        // Given
        RandomAccounts accounts = new RandomAccounts(seed);
        Random random = new Random(seed);
        Derivation changing = new Derivation();
        Map<UUID, GraphFact> truth = new HashMap<>();
        accounts.all().forEach(fact -> {
            truth.put(fact.id(), fact);
            changing.take(fact, false);
        });
        Set<GrantFact> drawn = new HashSet<>(changing.settle(NOW).begun());
        for (int i = 0; i < CHANGES; i++) {
            GraphFact fact = accounts.any();
            boolean gone = random.nextInt(5) == 0;
            // When
            changing.take(fact, gone);
            Derivation.Settled settled = changing.settle(NOW);
            settled.over().forEach(drawn::remove);
            drawn.addAll(settled.begun());
            // Then
            truth.put(fact.id(), fact);
            if (gone) {
                truth.remove(fact.id());
            }
            Derivation anew = new Derivation();
            truth.values().forEach(one -> anew.take(one, false));
            Derivation.Settled whole = anew.settle(NOW);
            assertThat(drawn).as("after %s", fact).isEqualTo(Set.copyOf(whole.begun()));
            assertThat(settled.standings()).as("after %s", fact).isEqualTo(whole.standings());
        }
    }

    /** That the test above compares anything at all: in an account like this most changes leave most identities alone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void mostAreLeftAlone(int seed) {
        // Given
        RandomAccounts accounts = new RandomAccounts(seed);
        EstateModel.Deciding deciding = new AwsEstate().begin();
        accounts.all().forEach(fact -> deciding.take(fact, false));
        int all = deciding.settle(NOW).size();
        int again = 0;
        // When
        for (int i = 0; i < CHANGES; i++) {
            deciding.take(accounts.any(), false);
            again += deciding.settle(NOW).size();
        }
        // Then
        assertThat(again).isLessThan(all * CHANGES / 2);
    }
}
