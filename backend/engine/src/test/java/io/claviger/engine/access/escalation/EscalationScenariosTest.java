package io.claviger.engine.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Who can become administrator in an account of many, and no one else. */
class EscalationScenariosTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final @Nullable Object CORPORATE = JsonReader.read(resource("corporate-account.json"));

    static Stream<Arguments> scenarios() {
        List<?> all = (List<?>) Objects.requireNonNull(
                new Load(LoadSettings.builder().build()).loadFromString(resource("scenarios.yaml")));
        return all.stream().map(one -> (Map<?, ?>) one).map(one -> Arguments.of(one.get("name"), one));
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(EscalationScenariosTest.class.getResourceAsStream("/access/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void namesThoseWhoCanBecomeAdministratorAndNoOneElse(String name, Map<?, ?> scenario) {
        // Given
        EstateReader reader = new EstateReader();
        reader.add(CORPORATE);
        // When
        List<PrincipalReview> reviews = Review.of(new WrittenAccount(scenario).estate(reader), NOW);
        // Then
        List<PrincipalReview> escalating =
                reviews.stream().filter(PrincipalReview::escalates).toList();
        assertThat(escalating.stream().map(review -> review.principal().name()))
                .as("%s", escalating.stream().map(PrincipalReview::paths).toList())
                .containsExactlyInAnyOrderElementsOf(texts(scenario.get("who")));
        if (scenario.containsKey("way")) {
            assertThat(shortest(reviews)).isEqualTo(texts(scenario.get("way")));
        }
    }

    private static List<String> shortest(List<PrincipalReview> reviews) {
        return reviews.stream()
                .filter(review -> review.principal().name().equals("eve"))
                .flatMap(review -> review.paths().stream())
                .filter(path -> path.end() == End.BECOMES_ADMIN)
                .findFirst()
                .orElseThrow()
                .edges()
                .stream()
                .map(Edge::technique)
                .toList();
    }

    private static List<String> texts(@Nullable Object written) {
        return written instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void knowsAsManyClosedWaysAsOpenOnes() {
        assertThat(scenarios().map(one -> one.get()[0]).distinct()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(scenarios().filter(one -> ((Map<?, ?>) one.get()[1]).containsKey("who")))
                .hasSizeBetween(40, 55);
    }
}
