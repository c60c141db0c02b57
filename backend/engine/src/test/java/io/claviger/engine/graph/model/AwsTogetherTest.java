package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.escalation.Sway;
import io.claviger.engine.graph.model.AwsTogether.Alone;
import io.claviger.engine.graph.model.AwsTogether.With;
import io.claviger.engine.graph.model.EstateModel.Decided;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom it is looked. */
class AwsTogetherTest {

    private static final Decided SOMETHING = new Decided(List.of(), Map.of(), Map.of(new UUID(0, 0), List.of("")));

    private final Map<String, Set<String>> found = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 7, 9, 11, 12, 13, 14})
    void whoIsLeftOutIsOfNoMatter(int seed) {
        // Given
        Estate estate = RandomAccounts.estate(new RandomAccounts(seed).all());
        Review review = Review.begin(estate, NOW);
        Map<String, IamPrincipal> principals =
                estate.principals().stream().collect(Collectors.toMap(IamPrincipal::arn, Function.identity()));
        Map<String, Alone> alone = new HashMap<>();
        principals.forEach((arn, principal) -> alone.put(arn, alone(principal, review.next(principal))));
        Function<IamPrincipal, Review.Together> everywhere = review.joining(_ -> true);
        Map<String, Set<String>> all = new HashMap<>();
        principals.forEach((arn, principal) -> find(all, everywhere.apply(principal), arn));
        // When
        new AwsTogether()
                .settle(alone, alone.keySet(), _ -> true, counts -> finding(principals, review.joining(counts)));
        // Then
        assertThat(found).isNotEmpty().isEqualTo(all);
    }

    private static Alone alone(IamPrincipal principal, Review.Next next) {
        return next.admin()
                ? Alone.of(SOMETHING)
                : new Alone(
                        SOMETHING,
                        AwsTogether.leads(next.ways()),
                        Sway.finding().apply(principal));
    }

    private Function<String, With> finding(
            Map<String, IamPrincipal> principals, Function<IamPrincipal, Review.Together> joining) {
        return arn -> {
            IamPrincipal principal = principals.get(arn);
            Review.Together together = principal == null ? Review.Together.NOTHING : joining.apply(principal);
            find(found, together, arn);
            return new With(List.of(), AwsTogether.leads(together.ways()), together.further());
        };
    }

    private static void find(Map<String, Set<String>> found, Review.Together together, String arn) {
        together.ways()
                .forEach(way ->
                        found.computeIfAbsent(arn, none -> new TreeSet<>()).add(way.end() + " " + way.to()));
    }
}
