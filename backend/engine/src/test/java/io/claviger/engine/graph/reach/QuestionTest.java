package io.claviger.engine.graph.reach;

import static io.claviger.engine.graph.Estate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Condition;
import io.claviger.engine.graph.EdgeKind;
import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import io.claviger.engine.graph.reach.Reach.Found;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionTest {

    /** A token of a pipeline, which reads a repository, in which is the key of a deployer, which owns the account. */
    private static Estate leak() {
        Estate estate = Estate.plain();
        return estate.identity("pipeline")
                .credential("token", "pipeline")
                .resource("repository", null)
                .acts("pipeline", Privilege.READ, "repository")
                .exposure("line 7", "repository", "key")
                .credential("key", "deployer")
                .add(estate.identity("deployer", true, Privilege.WRITE, "anna"))
                .resource("account", null)
                .resource("bucket", "account")
                .acts("deployer", Privilege.ADMIN, "account");
    }

    @Test
    void aTokenThatReadsARepositoryHasWhatIsWrittenInIt() {
        // Given
        Question question = question(leak(), Limits.NONE);
        // When
        Reach reach = question.blastRadius(List.of(node(question, "token")));
        // Then
        assertThat(reach.whole()).isTrue();
        assertThat(ids(reach, NodeKind.IDENTITY)).containsExactly(id("pipeline"), id("deployer"));
        assertThat(ids(reach, NodeKind.EXPOSURE)).containsExactly(id("line 7"));
        assertThat(ids(reach, NodeKind.CREDENTIAL)).containsExactly(id("key"));
        Found bucket = found(reach, NodeKind.RESOURCE, "bucket");
        assertThat(bucket.privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(bucket.proof())
                .extracting(Step::kind)
                .containsExactly(
                        EdgeKind.AUTHENTICATES,
                        EdgeKind.ACTS,
                        EdgeKind.HOLDS,
                        EdgeKind.REVEALS,
                        EdgeKind.AUTHENTICATES,
                        EdgeKind.ACTS,
                        EdgeKind.CONTAINS);
        assertThat(reach.resources())
                .contains(
                        new Reach.ResourceCount(Sensitivity.CRITICAL, Privilege.ADMIN, 1),
                        new Reach.ResourceCount(Sensitivity.SENSITIVE, Privilege.ADMIN, 1));
        assertThat(reach.owners()).containsExactly(new Reach.OwnerCount(id("anna"), 1));
        assertThat(reach.places()).extracting(place -> place.place().account()).containsExactly("prod");
    }

    @Test
    void whatIsDisabledIsNotOnTheWayButCanBeAskedAbout() {
        // Given
        Estate estate = leak();
        estate.add(estate.credential("key", "deployer", false, null));
        Question question = question(estate, Limits.NONE);
        // When
        Reach token = question.blastRadius(List.of(node(question, "token")));
        Reach key = question.blastRadius(List.of(node(question, "key")));
        // Then
        assertThat(token.group(NodeKind.IDENTITY).total()).isEqualTo(1);
        assertThat(key.group(NodeKind.IDENTITY).total()).isEqualTo(1);
        assertThat(key.group(NodeKind.RESOURCE).total()).isEqualTo(2);
    }

    @Test
    void aTokenForReadingLeadsToNothingMore() {
        // Given
        Estate estate = Estate.plain().identity("app").resource("bucket", null).acts("app", Privilege.ADMIN, "bucket");
        estate.add(estate.credential("reading", "app", true, Privilege.READ));
        Question question = question(estate, Limits.NONE);
        // When
        Reach reach = question.blastRadius(List.of(node(question, "reading")));
        // Then
        assertThat(found(reach, NodeKind.RESOURCE, "bucket").privilege()).isEqualTo(Privilege.READ);
    }

    @Test
    void conditionsStayOnTheEdge() {
        // Given
        Estate estate = Estate.plain().identity("app").resource("bucket", null);
        estate.add(estate.grant(
                "app",
                "s3:GetObject",
                "bucket",
                NodeKind.RESOURCE,
                Privilege.READ,
                Map.of(
                        "conditions",
                        List.of(Map.of("key", "aws:SourceVpc", "operator", "StringEquals", "values", List.of("vpc-1"))),
                        "because",
                        List.of("policy P, statement S"))));
        Question question = question(estate, Limits.NONE);
        // When
        Reach reach = question.blastRadius(List.of(node(question, "app")));
        // Then
        Step step = found(reach, NodeKind.RESOURCE, "bucket").proof().getFirst();
        assertThat(step.because().conditions())
                .containsExactly(new Condition("aws:SourceVpc", "StringEquals", List.of("vpc-1")));
        assertThat(step.because().reasons()).containsExactly("policy P, statement S");
    }

    @Test
    void whoCanReachABucketIsToldWithTheWayThere() {
        // Given
        Question question = question(leak().identity("stranger"), Limits.NONE);
        // When
        Reach reach = question.reachOf(node(question, "bucket"), Privilege.WRITE);
        // Then
        assertThat(ids(reach, NodeKind.IDENTITY)).containsExactlyInAnyOrder(id("deployer"), id("pipeline"));
        assertThat(ids(reach, NodeKind.CREDENTIAL)).containsExactlyInAnyOrder(id("key"), id("token"));
        Found token = found(reach, NodeKind.CREDENTIAL, "token");
        assertThat(token.proof()).hasSize(7);
        assertThat(token.proof().getFirst().from().id()).isEqualTo(id("token"));
        assertThat(token.proof().getLast().to().id()).isEqualTo(id("bucket"));
    }

    @Test
    void whatTheDepthCutsOffIsNotCalledWhole() {
        // Given
        Estate leak = leak();
        // When
        Reach three =
                question(leak, new Limits(3, 100)).blastRadius(List.of(node(question(leak, Limits.NONE), "token")));
        Reach seven =
                question(leak, new Limits(7, 100)).blastRadius(List.of(node(question(leak, Limits.NONE), "token")));
        Reach narrow =
                question(leak, new Limits(9, 3)).blastRadius(List.of(node(question(leak, Limits.NONE), "token")));
        // Then
        assertThat(three.whole()).isFalse();
        assertThat(three.group(NodeKind.EXPOSURE).total()).isEqualTo(1);
        assertThat(three.group(NodeKind.CREDENTIAL).total()).isZero();
        assertThat(seven.whole()).isTrue();
        assertThat(narrow.whole()).isFalse();
    }

    @Test
    void anotherWayIsToldWhereThereIsOne() {
        // Given
        Estate estate = leak().becomes("pipeline", "deployer");
        Question question = question(estate, Limits.NONE);
        // When
        Question.Ways ways = question.ways(node(question, "token"), node(question, "bucket"));
        // Then
        assertThat(ways.ways()).extracting(List::size).containsExactly(4, 7);
        assertThat(question.ways(node(question, "bucket"), node(question, "token"))
                        .ways())
                .isEmpty();
    }

    @Test
    void whatMattersMostIsToldFirst() {
        // Given
        Estate estate = Estate.plain().identity("app");
        for (int i = 0; i < 10; i++) {
            estate.resource("ordinary" + i, "somewhere").acts("app", Privilege.READ, "ordinary" + i);
        }
        estate.resource("crown", null).acts("app", Privilege.READ, "crown");
        Question question = new Question(estate.graph(), Limits.NONE, 3);
        // When
        Reach reach = question.blastRadius(List.of(node(question, "app")));
        // Then
        assertThat(reach.group(NodeKind.RESOURCE).total()).isEqualTo(11);
        assertThat(reach.group(NodeKind.RESOURCE).first()).hasSize(3);
        assertThat(reach.group(NodeKind.RESOURCE).first().getFirst().id()).isEqualTo(id("crown"));
    }

    private static Question question(Estate estate, Limits limits) {
        return new Question(estate.graph(), limits, 100);
    }

    private static int node(Question question, String name) {
        Graph graph = question.graph();
        return graph.nodes().find(id(name));
    }

    private static List<UUID> ids(Reach reach, NodeKind kind) {
        return reach.group(kind).first().stream().map(Found::id).toList();
    }

    private static Found found(Reach reach, NodeKind kind, String name) {
        return reach.group(kind).first().stream()
                .filter(found -> found.id().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }
}
