package io.claviger.connector.aws.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageEvent.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedCallTest {

    private static final String KEY = "AKIA" + "QWERTYUIOPASDFGH";
    private static final String USER = "arn:aws:iam::123456789012:user/machines/ci";
    private static final String ROLE = "arn:aws:iam::123456789012:role/run";
    private static final String BY_KEY =
            "{\"type\":\"IAMUser\",\"arn\":\"" + USER + "\",\"accessKeyId\":\"" + KEY + "\"}";

    private static String record(String identity, String more) {
        return "{\"eventID\":\"e-1\",\"eventTime\":\"2026-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\","
                + "\"eventName\":\"GetObject\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"198.51.100.7\","
                + "\"userAgent\":\"[aws-cli/2.15]\"," + more + "\"userIdentity\":" + identity + "}";
    }

    private static UsageEvent only(String line) {
        List<UsageEvent> events = RecordedCall.read(line);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    @Test
    void tellsWhoDidWhatWithWhatFromWhere() {
        // When
        UsageEvent event = only(record(
                BY_KEY,
                "\"requestParameters\":{\"x\":\"kept to itself\"},\"resources\":[{\"ARN\":\"arn:aws:s3:::shop/a\"}],"));

        // Then
        assertThat(event)
                .isEqualTo(new UsageEvent(
                        "e-1",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new ObjectRef("aws.user", USER),
                        new ObjectRef("aws.access-key", KEY),
                        "s3",
                        "GetObject",
                        "arn:aws:s3:::shop/a",
                        "198.51.100.7",
                        "[aws-cli/2.15]",
                        "eu-west-1",
                        Outcome.ALLOWED));
        assertThat(event.toString()).doesNotContain("kept to itself");
    }

    @Test
    void tellsTheRoleOfASessionAndNoCredential() {
        // When
        UsageEvent event = only(record(
                "{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::123456789012:assumed-role/run/1\",\"accessKeyId\":\"ASIA1\","
                        + "\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"arn\":\"" + ROLE
                        + "\"}}}",
                ""));

        // Then
        assertThat(event.identity()).isEqualTo(new ObjectRef("aws.role", ROLE));
        assertThat(event.credential()).isNull();
    }

    @Test
    void tellsTheUserOfAFederatedSessionAndTheRootUser() {
        // When
        UsageEvent federated = only(record(
                "{\"type\":\"FederatedUser\",\"arn\":\"arn:aws:sts::123456789012:federated-user/x\",\"sessionContext\":"
                        + "{\"sessionIssuer\":{\"type\":\"IAMUser\",\"arn\":\"" + USER + "\"}}}",
                ""));
        UsageEvent root = only(record("{\"type\":\"Root\",\"arn\":\"arn:aws:iam::123456789012:root\"}", ""));

        // Then
        assertThat(federated.identity()).isEqualTo(new ObjectRef("aws.user", USER));
        assertThat(root.identity()).isEqualTo(new ObjectRef("aws.root", "arn:aws:iam::123456789012:root"));
    }

    @Test
    void aSignInIsAUseOfThePassword() {
        // When
        UsageEvent event = only(record("{\"type\":\"IAMUser\",\"arn\":\"" + USER + "\"}", "")
                .replace("GetObject", "ConsoleLogin")
                .replace("s3.amazonaws", "signin.amazonaws"));

        // Then
        assertThat(event.credential()).isEqualTo(new ObjectRef("aws.console-password", USER));
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, DENIED",
        "AccessDeniedException, DENIED",
        "Client.UnauthorizedOperation, DENIED",
        "NotAuthorizedException, DENIED",
        "NoSuchBucket, ERROR",
        "ThrottlingException, ERROR",
        "'', ALLOWED"
    })
    void tellsWhetherItWasRefusedOrFailed(String errorCode, Outcome outcome) {
        // When
        UsageEvent event = only(record(BY_KEY, "\"errorCode\":\"" + errorCode + "\","));

        // Then
        assertThat(event.outcome()).isEqualTo(outcome);
    }

    @Test
    void readsAWholeFileThatStandsInOneLine() {
        // Given
        String records = record(BY_KEY, "") + "," + record(BY_KEY, "").replace("e-1", "e-2");

        // When
        List<UsageEvent> events = RecordedCall.read("{\"Records\":[" + records + "]}");

        // Then
        assertThat(events).extracting(UsageEvent::id).containsExactly("e-1", "e-2");
    }

    @Test
    void tellsNothingOfWhoIsNoIdentityOfAnAccount() {
        // When
        List<UsageEvent> events =
                RecordedCall.read(record("{\"type\":\"AWSService\",\"invokedBy\":\"cloudtrail.amazonaws.com\"}", ""));

        // Then
        assertThat(events).isEmpty();
    }

    @Test
    void tellsNothingOfARecordThatNamesNothing() {
        // When
        List<UsageEvent> events = RecordedCall.read(record(BY_KEY, "").replace("GetObject", " "));

        // Then
        assertThat(events).isEmpty();
    }

    @Test
    void refusesWhatCloudTrailDidNotWriteAndRepeatsNothingOfIt() {
        // Given
        String line = "{\"eventTime\":\"2026-01-02T03:04:05Z\",\"message\":\"a word that was said\"}";

        // Then
        assertThatThrownBy(() -> RecordedCall.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is no CloudTrail record: it has no 'eventID'");
        assertThatThrownBy(() -> RecordedCall.read("not JSON"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is no JSON");
    }
}
