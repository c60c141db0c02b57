package io.claviger.engine.graph.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.escalation.WrittenAccount;
import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphLoader;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Without;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a review says of an account, the graph of its facts says too. */
class AwsScenariosTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Object CORPORATE = Objects.requireNonNull(JsonReader.read(resource("corporate-account.json")));

    /** In the graph, who administers a resource sees the key that lies in it, and nobody has one only after changes. */
    private static final Set<String> BY_PRIVILEGE = Set.of(
            "opens the secret with the key of an administrator by its policy, and is denied secrets",
            "gives every right to a user whose key lies in a secret that she reads");

    static Stream<Arguments> scenarios() {
        return Stream.of("scenarios", "escalations", "combinations").flatMap(AwsScenariosTest::in);
    }

    static Stream<Arguments> in(String file) {
        List<?> all = (List<?>) Objects.requireNonNull(
                new Load(LoadSettings.builder().build()).loadFromString(resource(file + ".yaml")));
        return all.stream().map(one -> (Map<?, ?>) one).map(one -> Arguments.of(file, one.get("name"), one));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(AwsScenariosTest.class.getResourceAsStream("/access/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("scenarios")
    void theGraphNamesThoseWhomTheReviewNames(String file, String name, Map<?, ?> scenario) {
        // Given
        EstateReader reader = new EstateReader();
        ToldDetails told = new ToldDetails();
        if (file.equals("scenarios")) {
            reader.add(CORPORATE);
            told.add(CORPORATE);
        }
        WrittenAccount account = new WrittenAccount(scenario);
        told.add(account.details());
        told.beside(scenario);
        // When
        List<GraphFact> facts = told.facts();
        Set<String> graph = escalating(facts, graph(facts, new Derivation()), Without.NOTHING);
        // Then
        Set<String> review = Review.of(asTold(account.estate(reader)), NOW).stream()
                .filter(PrincipalReview::escalates)
                .map(one -> one.principal().arn())
                .collect(Collectors.toCollection(TreeSet::new));
        if (BY_PRIVILEGE.contains(name)) {
            assertThat(graph).isNotEqualTo(review);
        } else {
            assertThat(graph).isEqualTo(review);
        }
    }

    /** Without what no fact tells: versions of policies that are not the default, and who has a password or a device. */
    private static Estate asTold(Estate estate) {
        Map<String, ManagedPolicy> managed = new LinkedHashMap<>();
        estate.managed()
                .forEach((arn, policy) -> managed.put(arn, new ManagedPolicy(arn, policy.current(), List.of())));
        return new Estate(
                estate.principals(),
                estate.groups(),
                managed,
                estate.control(),
                estate.resources(),
                Map.of(),
                estate.problems());
    }

    /** @param derivation that has taken nothing yet */
    static Graph graph(List<GraphFact> facts, Derivation derivation) {
        GraphLoader loader = new GraphLoader();
        facts.forEach(fact -> {
            derivation.take(fact, false);
            loader.add(fact);
        });
        derivation.settle(NOW).begun().forEach(loader::add);
        return loader.graph();
    }

    /** Users and roles that can become administrator, of some. */
    static Set<String> escalating(List<GraphFact> facts, Graph graph, Without without) {
        Escalation escalation = Escalation.of(graph, without, Limits.NONE);
        return facts.stream()
                .filter(fact -> fact instanceof IdentityFact identity && AwsDocuments.isPrincipal(identity))
                .filter(fact -> escalation.escalates(graph.nodes().find(fact.id())))
                .map(fact -> ((IdentityFact) fact).externalId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
