package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.Estate.id;
import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.NOW;
import static io.claviger.engine.graph.model.AwsFacts.allow;
import static io.claviger.engine.graph.model.AwsFacts.arn;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.place;
import static io.claviger.engine.graph.model.AwsFacts.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.GraphLoader;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Question;
import io.claviger.engine.graph.reach.Reach;
import io.claviger.engine.graph.reach.Step;
import io.claviger.engine.graph.reach.Without;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelinesTest {

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String ROLE = arn(HERE, "role/deploy");

    private final List<GraphFact> facts = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/shop.git, token.actions.githubusercontent.com, repo:acme/shop:ref:refs/heads/main,"
                + " true",
        "https://github.com/acme/shop, token.actions.githubusercontent.com, repo:acme/*, true",
        "git@github.com:acme/shop.git, token.actions.githubusercontent.com, repo:acme/shop:*, true",
        "https://github.com/acme/shop.git, token.actions.githubusercontent.com, *, true",
        "https://github.com/acme/shop.git, token.actions.githubusercontent.com, repo:acme/shopping:*, false",
        "https://github.com/other/shop.git, token.actions.githubusercontent.com, repo:acme/*, false",
        "https://example.com/acme/shop.git, token.actions.githubusercontent.com, repo:acme/shop:*, false",
        "https://gitlab.com/acme/web/shop.git, gitlab.com, project_path:acme/web/shop:ref_type:branch:ref:main, true",
        "ssh://git@git.example.com:2222/acme/shop.git, git.example.com, project_path:acme/*:ref_type:tag:*, true",
        "/srv/git/acme/shop.git, token.actions.githubusercontent.com, repo:acme/*, false"
    })
    void aRepositoryHasWhatTheTokensOfItsPipelinesOpen(String remote, String issuer, String subject, boolean reached) {
        // Given
        repository(remote);
        role(issuer, subject);
        // When
        Reach reach = radius(remote);
        // Then
        assertThat(reach.group(NodeKind.IDENTITY).first())
                .extracting(Reach.Found::id)
                .isEqualTo(reached ? List.of(id(issuer + "|" + subject), id(ROLE)) : List.of());
    }

    @Test
    void theProofSaysWhichTokensItTakes() {
        // Given
        String remote = "https://github.com/acme/shop.git";
        repository(remote);
        role(GITHUB, "repo:acme/shop:ref:refs/heads/main");
        // When
        List<Step> proof =
                radius(remote).group(NodeKind.IDENTITY).first().getLast().proof();
        // Then
        assertThat(proof).extracting(step -> step.because().action()).containsExactly("pipeline-token", "assume-role");
        assertThat(proof.getFirst().because().conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.key()).isEqualTo(GITHUB + ":sub");
            assertThat(condition.values()).containsExactly("repo:acme/shop:ref:refs/heads/main");
        });
    }

    @Test
    void aRepositoryWithPipelinesIsNoSystemToBeAdministratorOf() {
        // Given
        String remote = "https://github.com/acme/shop.git";
        repository(remote);
        role(GITHUB, "repo:acme/shop:*");
        Graph graph = graph();
        // When
        Escalation escalation = Escalation.of(graph, Without.NOTHING, Limits.NONE);
        // Then
        assertThat(escalation.count(NodeKind.IDENTITY)).isZero();
        assertThat(escalation.escalates(graph.nodes().find(id(remote)))).isFalse();
    }

    @Test
    void whatIsTrustedNoMoreIsOver() {
        // Given
        repository("https://github.com/acme/shop.git");
        role(GITHUB, "repo:acme/shop:*");
        Derivation derivation = new Derivation();
        facts.forEach(fact -> derivation.take(fact, false));
        GrantFact before = pipelines(derivation.settle(NOW).begun()).getFirst();
        GraphFact subject = facts.stream()
                .filter(fact -> fact.id().equals(before.target()))
                .findFirst()
                .orElseThrow();
        // When
        derivation.take(subject, true);
        Derivation.Settled gone = derivation.settle(NOW);
        derivation.take(subject, false);
        Derivation.Settled back = derivation.settle(NOW);
        // Then
        assertThat(pipelines(gone.over())).containsExactly(before);
        assertThat(pipelines(back.begun())).containsExactly(before);
    }

    private static List<GrantFact> pipelines(List<GrantFact> grants) {
        return grants.stream()
                .filter(grant -> grant.action().equals("pipeline-token"))
                .toList();
    }

    private void repository(String remote) {
        facts.add(new ResourceFact(
                id(remote),
                new Place(id("git"), "git", "shop", "production"),
                "git.repository",
                "/srv/checkouts/shop",
                null,
                null,
                Map.of("remote", remote)));
    }

    private void role(String issuer, String subject) {
        String provider = arn(HERE, "oidc-provider/" + issuer);
        GraphFact.IdentityFact federated = identity(
                "aws.federated-subject", issuer + "|" + subject, Map.of("provider", provider, "subject", subject));
        facts.add(resource("aws.account", HERE, Map.of()));
        facts.add(federated);
        facts.add(identity(
                "aws.role",
                ROLE,
                Map.of(
                        "account",
                        HERE,
                        "trustPolicy",
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Principal\":"
                                + "{\"Federated\":\"" + provider + "\"},\"Condition\":{\"StringLike\":{\"" + issuer
                                + ":sub\":\"" + subject + "\"}}}]}",
                        "inlinePolicies",
                        Map.of("right", document(allow("s3:GetObject", "*"))))));
        facts.add(new GrantFact(
                id("trust"),
                place(HERE),
                federated.id(),
                "sts:AssumeRoleWithWebIdentity",
                id(ROLE),
                NodeKind.IDENTITY,
                Privilege.ADMIN,
                Map.of()));
    }

    private Reach radius(String remote) {
        Graph graph = graph();
        return new Question(graph, Limits.NONE, 50)
                .blastRadius(List.of(graph.nodes().find(id(remote))));
    }

    private Graph graph() {
        Derivation derivation = new Derivation();
        GraphLoader loader = new GraphLoader();
        facts.forEach(fact -> {
            loader.add(fact);
            derivation.take(fact, false);
        });
        derivation.settle(NOW).begun().forEach(loader::add);
        return loader.graph();
    }
}
