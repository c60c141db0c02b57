package io.claviger.engine.graph.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.escalation.WrittenAccount;
import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.reach.Change;
import io.claviger.engine.graph.reach.Difference;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Question;
import io.claviger.engine.graph.reach.Reach.Found;
import io.claviger.engine.graph.reach.WhatIf;
import io.claviger.engine.graph.reach.Without;
import io.claviger.engine.graph.reach.Without.Cut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What disabling an identity would change is what the account comes to without it. */
class AwsWhatIfTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final int MOST = 1000;

    static Stream<Arguments> scenarios() {
        return Stream.of("escalations", "combinations").flatMap(AwsScenariosTest::in);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("scenarios")
    void whoIsSavedByDisablingOneCannotEscalateInTheAccountWithoutIt(String file, String name, Map<?, ?> scenario) {
        // Given
        ToldDetails told = new ToldDetails();
        told.add(new WrittenAccount(scenario).details());
        told.beside(scenario);
        List<GraphFact> facts = told.facts();
        Derivation derivation = new Derivation();
        Graph graph = AwsScenariosTest.graph(facts, derivation);
        Set<String> now = AwsScenariosTest.escalating(facts, graph, Without.NOTHING);
        for (IdentityFact one : principals(facts)) {
            // When
            Difference difference = disabled(graph, derivation, one);
            // Then
            Set<String> left = new TreeSet<>(now);
            difference.saved().group(NodeKind.IDENTITY).first().forEach(saved -> left.remove(name(facts, saved)));
            List<GraphFact> others = facts.stream().filter(fact -> fact != one).toList();
            Graph without = AwsScenariosTest.graph(others, new Derivation());
            Set<String> anew = AwsScenariosTest.escalating(others, without, Without.NOTHING);
            anew.retainAll(now);
            assertThat(left).as("without %s", one.externalId()).isEqualTo(anew);
        }
        assertThat(AwsScenariosTest.escalating(facts, graph, Without.NOTHING)).isEqualTo(now);
    }

    private static Difference disabled(Graph graph, Derivation derivation, IdentityFact one) {
        Derivation.Shift shift = derivation.without(one.id(), NOW);
        shift.begun().forEach(graph::put);
        Difference difference = new WhatIf(new Question(graph, Limits.NONE, MOST))
                .of(new Change.Disable(
                        graph.nodes().find(one.id()), Cut.of(graph, shift.over()), Cut.of(graph, shift.begun())));
        shift.begun().forEach(graph::remove);
        return difference;
    }

    private static List<IdentityFact> principals(List<GraphFact> facts) {
        return facts.stream()
                .filter(IdentityFact.class::isInstance)
                .map(IdentityFact.class::cast)
                .filter(AwsDocuments::isPrincipal)
                .toList();
    }

    private static String name(List<GraphFact> facts, Found saved) {
        return principals(facts).stream()
                .filter(one -> one.id().equals(saved.id()))
                .findFirst()
                .map(IdentityFact::externalId)
                .orElse("");
    }
}
