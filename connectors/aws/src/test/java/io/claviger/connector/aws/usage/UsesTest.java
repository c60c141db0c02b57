package io.claviger.connector.aws.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.testkit.RecordingSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsesTest {

    private static final String KEY = "AKIA" + "QWERTYUIOPASDFGH";
    private static final String ROLE = "arn:aws:iam::123456789012:role/run";

    private final Uses uses = new Uses();

    private static String byKey(String time, String agent) {
        return byKey(time, agent, "s3", "ListBuckets");
    }

    private static String byKey(String time, String agent, String service, String action) {
        return "{\"eventSource\":\"" + service + ".amazonaws.com\",\"eventName\":\"" + action + "\",\"eventTime\":\""
                + time + "\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"198.51.100.7\"," + "\"userAgent\":\""
                + agent + "\",\"userIdentity\":{\"accessKeyId\":\"" + KEY + "\"}}";
    }

    private void noteRole(String agent, String context) {
        uses.note(Shape.of("{\"eventTime\":\"2026-01-02T03:00:00Z\",\"awsRegion\":\"eu-west-1\","
                + "\"eventSource\":\"sqs.amazonaws.com\",\"eventName\":\"SendMessage\",\"userAgent\":\"" + agent + "\","
                + "\"userIdentity\":{\"accessKeyId\":\"ASIA\",\"sessionContext\":{" + context
                + "\"sessionIssuer\":{\"type\":\"Role\",\"arn\":\"" + ROLE + "\"}}}}"));
    }

    private List<ConsumerSeen> told() throws InterruptedException {
        RecordingSink sink = new RecordingSink();
        uses.tell(sink);
        return sink.observations(ConsumerSeen.class).toList();
    }

    @Test
    void countsTheCallsOfAProgramOverItsVersionsAndKeepsTheLatest() throws Exception {
        // Given
        uses.note(Shape.of(byKey("2026-01-02T03:00:00Z", "Boto3/1.35.1 md/Botocore")));
        uses.note(Shape.of(byKey("2026-01-02T05:00:00Z", "Boto3/1.36.0")));
        uses.note(Shape.of(byKey("2026-01-02T04:00:00Z", "[Boto3/1.34]")));

        // When
        List<ConsumerSeen> told = told();

        // Then
        assertThat(told).singleElement().satisfies(boto -> {
            assertThat(boto.name()).isEqualTo("Boto3");
            assertThat(boto.uses().externalId()).isEqualTo(KEY);
            assertThat(boto.lastSeenAt()).isEqualTo(Instant.parse("2026-01-02T05:00:00Z"));
            assertThat(boto.attributes()).containsEntry("calls", 3L).containsEntry("address", "198.51.100.7");
        });
    }

    @Test
    void tellsWhatAProgramDid() throws Exception {
        // Given
        uses.note(Shape.of(byKey("2026-01-02T03:00:00Z", "Terraform/1.9", "iam", "CreateRole")));
        uses.note(Shape.of(byKey("2026-01-02T03:00:01Z", "Terraform/1.9", "iam", "CreateRole")));
        uses.note(Shape.of(byKey("2026-01-02T03:00:02Z", "Terraform/1.9", "s3", "PutBucketPolicy")));

        // When
        List<ConsumerSeen> told = told();

        // Then
        assertThat(told)
                .singleElement()
                .satisfies(terraform -> assertThat(terraform.attributes())
                        .containsEntry("calls", 3L)
                        .containsEntry("actions", List.of("iam:CreateRole", "s3:PutBucketPolicy")));
    }

    @Test
    void tellsWhichServicesARoleCalledAlsoFromInsideOfAws() throws Exception {
        // Given
        noteRole("Boto3/1.35 exec-env/AWS_Lambda_python3.12", "");
        RecordingSink sink = new RecordingSink();

        // When
        uses.tell(sink);

        // Then
        assertThat(sink.observations(GrantSeen.class)).singleElement().satisfies(called -> {
            assertThat(called.ref()).isEqualTo(new ObjectRef("aws.role", ROLE));
            assertThat(called.target()).isEqualTo(new ObjectRef("aws.service", "sqs"));
            assertThat(called.action()).isEqualTo("called in eu-west-1");
            assertThat(called.attributes())
                    .containsEntry("used", true)
                    .containsEntry("lastUsedAt", "2026-01-02")
                    .containsEntry("actions", Map.of("SendMessage", true));
        });
        assertThat(sink.observations(ConsumerSeen.class)).isEmpty();
    }

    @Test
    void leavesOutTheSessionsOfWhatRunsInAws() throws Exception {
        // Given
        noteRole("Boto3/1.35 exec-env/AWS_Lambda_python3.12", "");
        noteRole("lambda.amazonaws.com", "");
        noteRole("Boto3/1.35", "\"ec2RoleDelivery\":\"2.0\",");
        noteRole(
                "Boto3/1.35",
                "\"webIdFederationData\":{\"federatedProvider\":\"arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/1\"},");
        noteRole(
                "Terraform/1.9",
                "\"webIdFederationData\":{\"federatedProvider\":\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"},");

        // When
        List<ConsumerSeen> told = told();

        // Then
        assertThat(told)
                .extracting(ConsumerSeen::name, use -> use.uses().externalId())
                .containsExactly(tuple("Terraform", ROLE));
    }

    @Test
    void takesNothingFromARecordThatDoesNotSayWhenOrByWhom() throws Exception {
        // Given
        uses.note(Shape.of("{\"eventTime\":\"2026-01-02T03:00:00Z\"}"));
        uses.note(Shape.of("{\"userIdentity\":{\"accessKeyId\":\"" + KEY + "\"}}"));

        // When
        List<ConsumerSeen> told = told();

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void readsFilesThatAreNotPacked() throws Exception {
        // Given
        String file = "{\"Records\":[" + byKey("2026-01-02T03:00:00Z", "aws-cli/2.15") + "]}";

        // When
        TrailFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .forEach(uses::note);

        // Then
        assertThat(told()).extracting(ConsumerSeen::name).containsExactly("aws-cli");
    }

    @Test
    void refusesAFileThatCloudTrailDidNotWrite() {
        // Then
        assertThatThrownBy(() -> TrailFile.read(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no 'Records'");
    }

    @Test
    void knowsTheFilesOfCloudTrailByTheirNames() {
        // Given
        String name = "111122223333_CloudTrail_us-east-2_20150801T0210Z_Mu0KsOhtH1ar15ZZ.json.gz";

        // Then
        assertThat(TrailFile.of("AWSLogs/111122223333/CloudTrail/us-east-2/2015/08/01/" + name))
                .contains(new TrailFile("111122223333", "us-east-2"));
        assertThat(TrailFile.of("111122223333_CloudTrail-Digest_us-east-2_20150801T0210Z.json.gz"))
                .isEmpty();
    }
}
