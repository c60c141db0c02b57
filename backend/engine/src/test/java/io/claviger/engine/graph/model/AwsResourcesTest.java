package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.THERE;
import static io.claviger.engine.graph.model.AwsFacts.allow;
import static io.claviger.engine.graph.model.AwsFacts.arn;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.id;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.place;
import static io.claviger.engine.graph.model.AwsFacts.resource;
import static io.claviger.engine.graph.model.AwsFacts.statement;
import static io.claviger.engine.graph.model.AwsFacts.trust;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one may do with resources. */
class AwsResourcesTest {

    private final ToldAccounts told = new ToldAccounts();

    @Test
    void aSecretIsReadByWhoMayReadIt() {
        // Given
        String secret = "arn:aws:secretsmanager:eu-west-1:" + HERE + ":secret:key-AbCdEf";
        told.user("ann", allow("secretsmanager:GetSecretValue", secret));
        told.facts.add(resource("aws.secret", secret, Map.of()));
        // Then
        assertThat(told.words()).contains("ann secretsmanager:GetSecretValue key-AbCdEf");
    }

    @Test
    void whoWritesAndGivesRightsOnAResourceHasThatMuchOfIt() {
        // Given
        String queue = "arn:aws:sqs:eu-west-1:" + HERE + ":orders";
        String bucket = "arn:aws:s3:::invoices";
        told.user("ann", allow("sqs:*", queue), allow("s3:GetObject", bucket + "/*"), allow("s3:PutBucketPolicy", "*"));
        told.user("bob", allow("sqs:SendMessage", queue), statement("Deny", "s3:*", "*"), allow("s3:*", "*"));
        told.facts.add(resource("aws.queue", queue, Map.of()));
        told.facts.add(resource("aws.bucket", bucket, Map.of("account", HERE)));
        // Then
        assertThat(told.words())
                .contains(
                        "ann sqs:SetQueueAttributes orders",
                        "ann s3:PutBucketPolicy invoices",
                        "bob sqs:SendMessage orders")
                .noneMatch(grant -> grant.startsWith("bob s3"));
        assertThat(told.grants())
                .filteredOn(grant -> grant.action().startsWith("sqs:"))
                .extracting(GrantFact::privilege)
                .containsExactlyInAnyOrder(Privilege.ADMIN, Privilege.WRITE);
    }

    @Test
    void whoMayOnlyReplaceASecretDoesNotSeeIt() {
        // Given
        String secret = "arn:aws:secretsmanager:eu-west-1:" + HERE + ":secret:key-AbCdEf";
        told.user("ann", allow("secretsmanager:PutSecretValue", secret));
        told.facts.add(resource("aws.secret", secret, Map.of()));
        // Then
        assertThat(told.words()).noneMatch(grant -> grant.contains("secretsmanager"));
    }

    @Test
    void theResourceOfAnotherAccountIsHadByWhomBothItsPolicyAndTheirsAllow() {
        // Given
        String secret = "arn:aws:secretsmanager:eu-west-1:" + THERE + ":secret:key-AbCdEf";
        told.user("ann", allow("secretsmanager:GetSecretValue", "*"));
        told.user("bob", allow("s3:*", "*"));
        told.user("root2", allow("*", "*"));
        told.facts.add(resource(
                "aws.secret",
                secret,
                Map.of(
                        "resourcePolicy",
                        trust(HERE)
                                .replace("sts:AssumeRole\"", "secretsmanager:GetSecretValue\",\"Resource\":\"*\""))));
        // Then
        assertThat(told.words())
                .contains(
                        "ann secretsmanager:GetSecretValue key-AbCdEf",
                        "root2 secretsmanager:GetSecretValue key-AbCdEf")
                .noneMatch(grant -> grant.startsWith("bob secretsmanager"));
    }

    @Test
    void aBucketThatIsOpenToAllLetsOthersInUnlessItBlocksPublicAccess() {
        // Given
        String open =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}";
        told.user("ann", allow("s3:GetObject", "*"));
        told.facts.add(
                resource("aws.s3-bucket", "arn:aws:s3:::open", Map.of("account", THERE, "resourcePolicy", open)));
        told.facts.add(resource(
                "aws.s3-bucket",
                "arn:aws:s3:::shut",
                Map.of("account", THERE, "resourcePolicy", open, "blocksPublicPolicy", true)));
        // Then
        assertThat(told.words()).contains("ann s3:GetObject open").noneMatch(grant -> grant.endsWith(" shut"));
    }

    @Test
    void whatWasNeverUsedIsToldSoThatItCanBeTakenAway() {
        // Given
        String secret = "arn:aws:secretsmanager:eu-west-1:" + HERE + ":secret:key-AbCdEf";
        told.user("ann", allow("secretsmanager:GetSecretValue", secret), allow("sqs:*", "*"));
        told.facts.add(resource("aws.secret", secret, Map.of()));
        told.facts.add(used("ann", "sqs", true));
        told.facts.add(used("ann", "secretsmanager", false));
        List.of("sqs", "secretsmanager").forEach(name -> told.facts.add(resource("aws.service", name, Map.of())));
        // Then
        assertThat(told.grants())
                .filteredOn(grant -> grant.action().equals("secretsmanager:GetSecretValue"))
                .singleElement()
                .satisfies(grant -> assertThat(grant.attributes()).containsEntry("used", false));
        assertThat(told.settled().standings().values())
                .flatExtracting(EstateModel.Standing::unused)
                .containsExactly("secretsmanager");
    }

    @Test
    void anActionThatWasNeverUsedOfAServiceThatWasIsUnused() {
        // Given
        String queue = "arn:aws:sqs:eu-west-1:" + HERE + ":orders";
        String secret = "arn:aws:secretsmanager:eu-west-1:" + HERE + ":secret:key-AbCdEf";
        told.user("ann", allow("sqs:SendMessage", queue), allow("secretsmanager:GetSecretValue", secret));
        told.facts.add(resource("aws.queue", queue, Map.of()));
        told.facts.add(resource("aws.secret", secret, Map.of()));
        told.facts.add(used("ann", "sqs", Map.of("used", true, "actions", Map.of("SendMessage", false))));
        told.facts.add(used("ann", "secretsmanager", Map.of("used", true, "actions", Map.of("GetSecretValue", true))));
        List.of("sqs", "secretsmanager").forEach(name -> told.facts.add(resource("aws.service", name, Map.of())));
        // Then
        assertThat(told.grants())
                .filteredOn(grant -> grant.attributes().containsKey("used"))
                .extracting(grant -> grant.action() + " " + grant.attributes().get("used"))
                .containsExactlyInAnyOrder("sqs:SendMessage false", "secretsmanager:GetSecretValue true");
    }

    private static GrantFact used(String user, String service, boolean used) {
        return used(user, service, Map.of("used", used));
    }

    private static GrantFact used(String user, String service, Map<String, Object> attributes) {
        return new GrantFact(
                id(user + service),
                place(HERE),
                id(arn(HERE, "user/" + user)),
                "service",
                id("aws.service" + service),
                NodeKind.RESOURCE,
                Privilege.NONE,
                attributes);
    }

    @Test
    void whoChangesAFunctionBecomesTheRoleAsWhichItRunsAndNoOther() {
        // Given
        String function = "arn:aws:lambda:eu-west-1:" + HERE + ":function:orders";
        told.user("ann", allow("lambda:UpdateFunctionCode", "*"));
        runnable("plain", allow("s3:GetObject", "*"));
        runnable("powerful", allow("*", "*"));
        told.facts.add(resource("aws.lambda-function", function, Map.of()));
        assertThat(told.words()).anyMatch(grant -> grant.startsWith("ann ") && grant.endsWith(" powerful"));
        // When
        told.facts.add(new ConsumerFact(
                id(function), place(HERE), "aws.lambda-function", function, id(arn(HERE, "role/plain"))));
        // Then
        assertThat(told.words())
                .anyMatch(grant -> grant.startsWith("ann ") && grant.endsWith(" plain"))
                .noneMatch(grant -> grant.startsWith("ann ") && grant.endsWith(" powerful"));
    }

    private void runnable(String name, String right) {
        told.facts.add(identity(
                "aws.role",
                arn(HERE, "role/" + name),
                Map.of(
                        "account",
                        HERE,
                        "trustPolicy",
                        trust("lambda.amazonaws.com").replace("AWS", "Service"),
                        "inlinePolicies",
                        Map.of("right", document(right)))));
    }
}
