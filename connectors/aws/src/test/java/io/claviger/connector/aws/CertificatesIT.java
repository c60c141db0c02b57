package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.spi.Connector;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.Scope;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The certificates that IAM keeps: those with which users sign, and those of servers. */
class CertificatesIT {

    private static final String ARN = "arn:aws:iam::" + Estate.ACCOUNT + ":server-certificate/";

    private static Estate estate;
    private static AwsGateway gateway;
    private static RecordingSink seen = new RecordingSink();

    @BeforeAll
    static void crawl() throws Exception {
        estate = Estate.shared();
        gateway = estate.newGateway();
        Recordings.play(gateway);
        gateway.record(
                "GenerateCredentialReport",
                Answer.xml(Recordings.iam("GenerateCredentialReport", "<State>STARTED</State>")));
        gateway.record(
                "ListSigningCertificates",
                asked -> Answer.xml(Recordings.iam(
                        "ListSigningCertificates",
                        "<Certificates>"
                                + (asked.body().contains("UserName=ana")
                                        ? signing("CERT1", "Active") + signing("CERT2", "Inactive")
                                        : "")
                                + "</Certificates><IsTruncated>false</IsTruncated>")));
        gateway.record(
                "ListServerCertificates",
                Answer.xml(Recordings.iam(
                        "ListServerCertificates",
                        "<ServerCertificateMetadataList>" + server("old", "2020-01-01T00:00:00Z")
                                + server("new", "2999-01-01T00:00:00Z")
                                + "</ServerCertificateMetadataList><IsTruncated>false</IsTruncated>")));
        Map<String, Object> settings =
                Map.of("services", List.of("iam"), "endpoint", gateway.address().toString());
        try (Connector connector = new AwsConnectorFactory().open(estate.settings(settings), new Hasty())) {
            for (Scope scope : connector.scopes()) {
                connector.crawl(scope, null, seen);
            }
        }
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static String signing(String id, String status) {
        return "<member><UserName>ana</UserName><CertificateId>" + id
                + "</CertificateId><CertificateBody>x</CertificateBody>" + "<Status>" + status
                + "</Status><UploadDate>2019-05-01T00:00:00Z</UploadDate></member>";
    }

    private static String server(String name, String end) {
        return "<member><Path>/</Path><ServerCertificateName>" + name + "</ServerCertificateName><ServerCertificateId>"
                + name
                + "</ServerCertificateId><Arn>" + ARN + name
                + "</Arn><UploadDate>2019-05-01T00:00:00Z</UploadDate><Expiration>"
                + end + "</Expiration></member>";
    }

    private static List<CredentialSeen> of(String kind) {
        return seen.observations(CredentialSeen.class)
                .filter(credential -> credential.ref().kind().equals(kind))
                .toList();
    }

    @Test
    void tellsTheCertificatesWithWhichAUserSigns() {
        assertThat(of("aws.signing-certificate"))
                .extracting(
                        CredentialSeen::name,
                        CredentialSeen::status,
                        credential -> String.valueOf(credential.identity()),
                        credential -> String.valueOf(credential.createdAt()))
                .containsExactlyInAnyOrder(
                        tuple("CERT1", Status.ACTIVE, ana(), "2019-05-01T00:00:00Z"),
                        tuple("CERT2", Status.DISABLED, ana(), "2019-05-01T00:00:00Z"));
    }

    @Test
    void tellsTheCertificatesOfServersAndWhichHaveExpired() {
        assertThat(of("aws.server-certificate"))
                .extracting(
                        credential -> credential.ref().externalId(),
                        CredentialSeen::status,
                        credential -> String.valueOf(credential.expiresAt()))
                .containsExactlyInAnyOrder(
                        tuple(ARN + "old", Status.EXPIRED, "2020-01-01T00:00:00Z"),
                        tuple(ARN + "new", Status.ACTIVE, "2999-01-01T00:00:00Z"));
    }

    private static String ana() {
        return new ObjectRef("aws.user", Estate.user("ana")).toString();
    }
}
