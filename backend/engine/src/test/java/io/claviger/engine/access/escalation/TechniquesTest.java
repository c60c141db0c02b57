package io.claviger.engine.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.escalation.TechniqueAccount.Closing;
import io.claviger.engine.access.escalation.TechniqueAccount.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known set of actions that leads to every right: open in one account, closed in several others. */
class TechniquesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    static List<List<String>> sets() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TechniquesTest.class.getResourceAsStream("/access/escalating-actions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.substring(0, line.indexOf('\t')).split(" ")))
                    .toList();
        }
    }

    static Stream<Arguments> closings() throws IOException {
        return sets().stream()
                .flatMap(actions -> Stream.of(Closing.values())
                        .filter(closing -> closing.fits(actions) && !opensWithout(closing, actions))
                        .map(closing -> Arguments.of(actions, closing)));
    }

    @Test
    void knowsThemAll() throws IOException {
        assertThat(sets()).hasSizeGreaterThanOrEqualTo(81);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sets")
    void provesTheWay(List<String> actions) {
        // When
        List<PrincipalReview> escalating = escalating(new TechniqueAccount(actions, null));
        // Then
        assertThat(escalating).isNotEmpty();
        assertThat(escalating)
                .allSatisfy(review -> assertThat(review.paths())
                        .allSatisfy(path -> assertThat(path.edges())
                                .allSatisfy(edge -> assertThat(edge.because()).isNotEmpty())));
    }

    @ParameterizedTest(name = "{0} closed by {1}")
    @MethodSource("closings")
    void raisesNoAlarmForAWayThatIsClosed(List<String> actions, Closing closing) {
        // When
        List<PrincipalReview> escalating = escalating(new TechniqueAccount(actions, closing));
        // Then
        assertThat(escalating.stream().map(PrincipalReview::paths)).isEmpty();
    }

    static Stream<Arguments> shapes() throws IOException {
        return sets().stream()
                .flatMap(actions -> Stream.of(Shape.MANAGED, Shape.GROUP).map(shape -> Arguments.of(actions, shape)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void itDoesNotMatterHowTheRightsAreHad(List<String> actions, Shape shape) {
        // Given
        List<String> inline = names(new TechniqueAccount(actions, null));
        // When
        List<String> others = names(new TechniqueAccount(actions, null, shape));
        // Then
        assertThat(others).isEqualTo(inline);
    }

    /** A role lifts the boundary of a user in vain who has nothing by itself. */
    static Stream<List<String>> setsOfRoles() throws IOException {
        return sets().stream()
                .filter(actions -> actions.size() > 1 || !actions.getFirst().endsWith("UserPermissionsBoundary"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setsOfRoles")
    void whoTakesTheRoleThatHasTheRightsHasThem(List<String> actions) {
        // When
        List<String> names = names(new TechniqueAccount(actions, null, Shape.TAKEN));
        // Then
        assertThat(names).contains("eve");
    }

    @ParameterizedTest(name = "{0} closed by {1}")
    @MethodSource("closings")
    void whoTakesTheRoleOfAWayThatIsClosedHasNone(List<String> actions, Closing closing) {
        // When
        List<String> names = names(new TechniqueAccount(actions, closing, Shape.TAKEN));
        // Then
        assertThat(names).isEmpty();
    }

    private static List<String> names(TechniqueAccount account) {
        return escalating(account).stream()
                .map(review -> review.principal().name())
                .toList();
    }

    /** Some sets have ways that need no role to be passed; what closes the passing does not close those. */
    private static boolean opensWithout(Closing closing, List<String> actions) {
        List<String> others = actions.stream()
                .filter(action -> !action.equals("iam:PassRole"))
                .toList();
        return closing.isOfPassing()
                && !escalating(new TechniqueAccount(others, null)).isEmpty();
    }

    private static List<PrincipalReview> escalating(TechniqueAccount account) {
        return Review.of(account.estate(), NOW).stream()
                .filter(PrincipalReview::escalates)
                .toList();
    }
}
