package io.claviger.engine.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

class ReviewTest {

    static Stream<Arguments> accounts() throws IOException {
        return Stream.concat(accounts("escalations.yaml"), accounts("combinations.yaml"));
    }

    private static Stream<Arguments> accounts(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReviewTest.class.getResourceAsStream("/access/" + file))) {
            List<?> all = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return all.stream().map(one -> Arguments.of(((Map<?, ?>) one).get("name"), one)).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void provesWhoCanBecomeAdministrator(String name, Map<?, ?> account) {
        // When
        PrincipalReview eve = reviewOfEve(account);
        // Then
        Object by = account.get("by");
        assertThat(eve.admin()).as(name).isEqualTo(account.containsKey("admin"));
        assertThat(eve.conditions().stream().map(Residual::key)).containsExactlyElementsOf(texts(account.get("admin")));
        assertThat(eve.escalates()).as("%s: %s", name, eve.paths()).isEqualTo(by != null);
        if (by != null) {
            List<String> first = eve.paths().stream()
                    .filter(path -> path.end() == End.BECOMES_ADMIN)
                    .map(path -> path.edges().getFirst().technique())
                    .toList();
            assertThat(first).contains(by.toString());
        }
        assertThat(eve.paths()).allSatisfy(path -> isAProof(eve.principal().arn(), path));
        List<String> ends = eve.paths().stream()
                .map(path -> path.end().word() + ' ' + path.to())
                .toList();
        assertThat(ends).containsAll(texts(account.get("ends")));
        assertThat(ends.stream().filter(texts(account.get("not"))::contains)).isEmpty();
        if (account.get("way") instanceof List<?> way) {
            assertThat(eve.paths().stream()
                            .map(path ->
                                    path.edges().stream().map(Edge::technique).toList()))
                    .contains(texts(way));
        }
    }

    private static List<String> texts(@Nullable Object written) {
        return written instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void looksAtMoreThanAHundredAndThirtyAccounts() throws IOException {
        assertThat(accounts().map(one -> one.get()[0]).distinct()).hasSizeGreaterThanOrEqualTo(130);
        assertThat(accounts().map(one -> one.get()[1]).distinct()).hasSizeGreaterThanOrEqualTo(130);
    }

    @Test
    void callsAnAdministratorOne() {
        // When
        PrincipalReview eve = reviewOfEve(Map.of("eve", List.of(List.of("*", "*"))));
        // Then
        assertThat(eve.admin()).isTrue();
        assertThat(eve.escalates()).isFalse();
        assertThat(eve.privilege()).isEqualTo(PrincipalReview.Privilege.ADMIN);
    }

    @Test
    void callsWhoOnlyTakesRolesAWriter() {
        // When
        PrincipalReview eve = reviewOfEve(Map.of("eve", List.of(List.of("sts:AssumeRole", "*"))));
        PrincipalReview bound = reviewOfEve(
                Map.of("eve", List.of(List.of("sts:AssumeRole", "*")), "boundary", List.of(List.of("s3:*", "*"))));
        // Then
        assertThat(eve.privilege()).isEqualTo(PrincipalReview.Privilege.WRITE);
        assertThat(bound.privilege()).isEqualTo(PrincipalReview.Privilege.NONE);
    }

    @Test
    void followsAnAdministratorIntoOtherAccounts() {
        // When
        PrincipalReview eve = reviewOfEve(Map.of(
                "eve",
                List.of(List.of("*", "*")),
                "roles",
                Map.of(
                        "app",
                        Map.of("trust", Map.of("AWS", "111111111111"), "policy", List.of()),
                        "222222222222/deploy",
                        Map.of("trust", Map.of("AWS", "111111111111"), "policy", List.of(List.of("iam:*", "*"))),
                        "333333333333/closed",
                        Map.of("trust", Map.of("AWS", "222222222222"), "policy", List.of(List.of("*", "*"))))));
        // Then
        assertThat(eve.admin()).isTrue();
        assertThat(eve.escalates()).isFalse();
        assertThat(eve.paths().stream().map(path -> path.end().word() + ' ' + path.to()))
                .contains("becomes-admin arn:aws:iam::222222222222:role/deploy")
                .contains("becomes arn:aws:iam::222222222222:role/deploy")
                .noneMatch(path -> path.contains("111111111111") || path.contains("333333333333"));
    }

    @Test
    void eachTechniqueNamesItsPage() {
        assertThat(Technique.all()).hasSizeGreaterThan(80);
        assertThat(Technique.all()).allSatisfy(technique -> {
            assertThat(technique.doc()).startsWith("https://docs.aws.amazon.com/");
            assertThat(technique.actions()).isNotEmpty().allMatch(action -> action.matches("[a-z0-9-]+:[A-Za-z]+"));
            assertThat(technique.administers()).isEqualTo(technique.services().isEmpty());
        });
    }

    @Test
    void eachKindOfResourceNamesItsPageAndActionsThatThereAre() {
        assertThat(ResourceActions.all())
                .hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(one.doc()).startsWith("https://docs.aws.amazon.com/"));
        assertThat(ResourceActions.names())
                .allSatisfy(action -> assertThat(Actions.packed().find(action.toLowerCase(Locale.ROOT)))
                        .as(action)
                        .isNotNull());
    }

    private static void isAProof(String start, Path path) {
        assertThat(path.edges()).isNotEmpty();
        String at = start;
        for (Edge edge : path.edges()) {
            assertThat(edge.from()).isEqualTo(at);
            assertThat(edge.because()).isNotEmpty();
            at = edge.to();
        }
        assertThat(at).isEqualTo(path.to());
    }

    static Stream<Arguments> accountsWithOutsiders() throws IOException {
        return accounts().filter(one -> ((Map<?, ?>) one.get()[1]).containsKey("takers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accountsWithOutsiders")
    void tellsWhoFromOutsideTakesARole(String name, Map<?, ?> account) {
        // When
        List<PrincipalReview> all = reviews(account);
        // Then
        assertThat(all.stream()
                        .flatMap(one -> one.takers().stream()
                                .map(taker -> one.principal().name() + ' ' + taker.kind() + ' ' + taker.name())))
                .containsExactlyInAnyOrderElementsOf(texts(account.get("takers")));
    }

    @Test
    void letsNoOneButItsServiceHaveAServiceLinkedRole() {
        // When
        List<PrincipalReview> all = reviews(Map.of(
                "eve",
                List.of(),
                "roles",
                Map.of(
                        "aws-service-role/sso.amazonaws.com/AWSServiceRoleForSSO",
                        Map.of(
                                "trust",
                                Map.of("Service", "sso.amazonaws.com"),
                                "policy",
                                List.of(List.of("iam:PutRolePolicy", "*"))))));
        // Then
        assertThat(all).noneMatch(PrincipalReview::escalates);
        assertThat(all).allSatisfy(one -> assertThat(one.paths()).isEmpty());
    }

    private static List<PrincipalReview> reviews(Map<?, ?> account) {
        return Review.of(new WrittenAccount(account).estate(), Instant.parse("2026-06-01T00:00:00Z"));
    }

    private static PrincipalReview reviewOfEve(Map<?, ?> account) {
        return reviews(account).stream()
                .filter(review -> review.principal().arn().endsWith(":user/eve"))
                .findFirst()
                .orElseThrow();
    }
}
