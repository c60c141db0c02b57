package io.claviger.connector.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpennessTest {

    private static Map<String, Object> read(String... statements) {
        Map<String, Object> facts = new HashMap<>();
        Openness.tell("{\"Statement\":[" + String.join(",", statements) + "]}", Set.of("111122223333"), facts);
        return facts;
    }

    private static String statement(String effect, String action, String rest) {
        return "{\"Effect\":\"" + effect + "\",\"Principal\":\"*\",\"Action\":\"" + action + "\",\"Resource\":\"*\""
                + rest + "}";
    }

    @Test
    void tellsWhetherAnyoneMayOnlyReadOrWriteToo() {
        // Then
        assertThat(read(statement("Allow", "s3:GetObject", ""))).containsExactly(Map.entry("openToAnyone", true));
        assertThat(read(statement("Allow", "s3:PutObject", "")))
                .containsOnly(Map.entry("openToAnyone", true), Map.entry("openForWriting", true));
    }

    @Test
    void takesAConditionOnTheTransportForNoneOnTheCaller() {
        // When
        Map<String, Object> facts = read(
                statement("Allow", "s3:GetObject", ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}"));

        // Then
        assertThat(facts).containsEntry("openToAnyone", true);
    }

    @Test
    void leavesOutWhomAConditionHoldsBack() {
        // When
        Map<String, Object> facts = read(statement(
                "Allow",
                "sqs:SendMessage",
                ",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:*:111122223333:orders\"}}"));

        // Then
        assertThat(facts).isEmpty();
    }

    @Test
    void leavesOutWhatIsDeniedAgainToStrangers() {
        // Given
        String others = ",\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-1\"},"
                + "\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}}";

        // Then
        assertThat(read(statement("Allow", "s3:GetObject", ""), statement("Deny", "s3:*", others)))
                .isEmpty();
        assertThat(read(statement("Allow", "s3:GetObject", ""), statement("Deny", "s3:PutObject", others)))
                .containsEntry("openToAnyone", true);
    }

    @Test
    void countsADenialUnderAnotherConditionForNothing() {
        // Given
        String plain = ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}";

        // Then
        assertThat(read(statement("Allow", "s3:GetObject", ""), statement("Deny", "s3:*", plain)))
                .containsEntry("openToAnyone", true);
    }

    @Test
    void namesTheAccountsOutside() {
        // When
        Map<String, Object> facts = read(
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam::999900001111:root\",\"111122223333\"]},\"Action\":\"sqs:*\"}");

        // Then
        assertThat(facts).containsExactly(Map.entry("openToAccounts", "999900001111"));
    }
}
