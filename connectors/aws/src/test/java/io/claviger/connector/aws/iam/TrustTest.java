package io.claviger.connector.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.RecordingSink;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static Map<String, Object> facts(String amr) throws InterruptedException {
        Map<String, Object> facts = new HashMap<>();
        new Trust("arn:aws:iam::111122223333:role/app", null, Set.of("111122223333"), facts, new RecordingSink())
                .tell(PolicyStatement.read("""
                        {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                         "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Condition": {
                           "StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-west-1:pool"},
                           "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}}}}""".formatted(amr)).statements());
        return facts;
    }

    @Test
    void tellsThatGuestsOfAnAppTakeTheRole() throws InterruptedException {
        // When
        Map<String, Object> facts = facts("unauthenticated");
        // Then
        assertThat(facts).containsEntry("trustsGuests", true);
    }

    @Test
    void tellsNothingOfThoseWhoSignedIn() throws InterruptedException {
        // When
        Map<String, Object> facts = facts("authenticated");
        // Then
        assertThat(facts).doesNotContainKeys("trustsGuests", "oidcSubject", "oidcAudience");
    }
}
