package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.NOW;
import static io.claviger.engine.graph.model.AwsFacts.THERE;
import static io.claviger.engine.graph.model.AwsFacts.allow;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What resources let in by their own policies: anyone at all, and the organization's root users. */
class AwsOpenedTest {

    private static final String BUCKET = "arn:aws:s3:::shop";
    private static final String MANAGING = "999988887777";
    private static final GraphFact ANYONE = identity("aws.principal", "*", Map.of());

    private final ToldAccounts told = new ToldAccounts();

    private static GraphFact bucket(String condition, boolean blocks) {
        Map<String, Object> attributes = new HashMap<>(Map.of("account", HERE, "blocksPublicPolicy", blocks));
        attributes.put(
                "resourcePolicy",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\""
                        + BUCKET + "/*\"" + condition + "}}");
        return resource("aws.s3-bucket", BUCKET, attributes);
    }

    private static GraphFact policy(String type, String statement) {
        return resource(
                "aws.organization-policy",
                "p-" + type,
                Map.of(
                        "type",
                        type + "_CONTROL_POLICY",
                        "targets",
                        List.of(HERE),
                        "document",
                        "{\"Statement\":[" + statement + "]}"));
    }

    private static GraphFact member(String account) {
        return resource(
                "aws.member-account",
                account,
                Map.of("arn", "arn:aws:organizations::" + MANAGING + ":account/o-shop/" + account));
    }

    @Test
    void anyoneReachesWhatIsPublic() {
        // Given
        told.facts.add(ANYONE);
        told.facts.add(bucket("", false));
        // Then
        assertThat(told.words()).contains("* s3:GetObject shop");
    }

    @Test
    void blockPublicAccessClosesIt() {
        // Given
        told.facts.add(ANYONE);
        told.facts.add(bucket("", true));
        // Then
        assertThat(told.words()).doesNotContain("* s3:GetObject shop");
    }

    @Test
    void aConditionOnWhereItComesFromClosesIt() {
        // Given
        told.facts.add(ANYONE);
        told.facts.add(bucket(",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-shop\"}}", false));
        // Then
        assertThat(told.words()).doesNotContain("* s3:GetObject shop");
    }

    @Test
    void theOrganizationClosesItToStrangers() {
        // Given
        told.facts.add(ANYONE);
        told.facts.add(bucket("", false));
        told.facts.add(member(HERE));
        told.facts.add(policy(
                "RESOURCE",
                "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":"
                        + "{\"StringNotEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-shop\"}}}"));
        // Then
        assertThat(told.words()).doesNotContain("* s3:GetObject shop");
    }

    @Test
    void itIsDecidedAgainWhenAnyoneOrTheOrganizationIsToldLater() {
        // Given
        Derivation derivation = new Derivation();
        told.facts.add(bucket("", false));
        told.facts.forEach(fact -> derivation.take(fact, false));
        derivation.settle(NOW);
        // When
        derivation.take(ANYONE, false);
        Derivation.Settled then = derivation.settle(NOW);
        derivation.take(bucket("", true), false);
        Derivation.Settled blocked = derivation.settle(NOW);
        // Then
        assertThat(then.begun()).extracting(GrantFact::action).containsExactly("s3:GetObject");
        assertThat(blocked.over()).extracting(GrantFact::action).containsExactly("s3:GetObject");
    }

    @Test
    void whoTakesRootUsersOpensTheBucketsOfMembers() {
        // Given
        told.facts.add(member(HERE));
        told.facts.add(member(THERE));
        told.user("ann", allow("sts:AssumeRoot", "*"));
        told.user("bob", "{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"Resource\":\"*\"}");
        // When
        told.facts.add(resource("aws.s3-bucket", "arn:aws:s3:::theirs", Map.of("account", THERE)));
        // Then
        assertThat(told.words()).contains("ann assume-root theirs").doesNotContain("bob assume-root theirs");
    }

    @Test
    void aBucketThatComesLaterIsOpenedTooByWhoTakesRootUsers() {
        // Given
        Derivation derivation = new Derivation();
        told.facts.add(member(HERE));
        told.facts.add(member(THERE));
        told.user("ann", allow("sts:AssumeRoot", "*"));
        told.facts.forEach(fact -> derivation.take(fact, false));
        derivation.settle(NOW);
        // When
        derivation.take(resource("aws.s3-bucket", "arn:aws:s3:::theirs", Map.of("account", THERE)), false);
        // Then
        assertThat(derivation.settle(NOW).begun()).extracting(GrantFact::action).containsExactly("assume-root");
    }

    @Test
    void theOrganizationClosesWhatRootUsersOpen() {
        // Given
        told.facts.add(member(HERE));
        told.facts.add(member(THERE));
        told.facts.add(resource(
                "aws.organization-policy",
                "p-roots",
                Map.of(
                        "type",
                        "SERVICE_CONTROL_POLICY",
                        "targets",
                        List.of(THERE),
                        "document",
                        document(
                                allow("*", "*"),
                                "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
                                        + "{\"StringLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:root\"}}}"))));
        told.user("ann", allow("sts:AssumeRoot", "*"));
        told.facts.add(resource("aws.s3-bucket", "arn:aws:s3:::theirs", Map.of("account", THERE)));
        // Then
        assertThat(told.words()).doesNotContain("ann assume-root theirs");
    }
}
