package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.claviger.connector.aws.api.Service;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Permission;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import io.claviger.testkit.RecordingSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rights that are asked for are those that are used: no more, and no fewer. */
class DeclaredActionsIT {

    private static Estate estate;
    private static AwsGateway gateway;

    @BeforeAll
    static void create() throws Exception {
        estate = Estate.shared();
        Workloads.create(estate);
        gateway = estate.newGateway();
        Recordings.play(gateway);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static Settings settings(Map<String, Object> different) {
        Map<String, Object> values = new HashMap<>(different);
        values.put("endpoint", gateway.address().toString());
        return estate.settings(values);
    }

    private static RecordingSink crawl(Settings settings) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (Connector connector = new AwsConnectorFactory().open(settings, new Hasty())) {
            for (Scope scope : connector.scopes()) {
                if (scope.id().startsWith(Estate.ACCOUNT)) {
                    connector.crawl(scope, null, sink);
                }
            }
        }
        return sink;
    }

    private static List<String> everyService() {
        return Services.ALL.stream().map(Service::name).toList();
    }

    @Test
    void callsExactlyWhatItDeclares() throws Exception {
        // Given
        CalledActions.forget();

        // When
        crawl(settings(Map.of("from", "organization", "services", everyService())));
        crawl(settings(Map.of("services", List.of("cloudtrail"), "trail", Trails.PLACE)));
        gateway.record(
                "GenerateCredentialReport",
                Answer.xml(Recordings.iam("GenerateCredentialReport", "<State>STARTED</State>")));
        RecordingSink withoutReport = crawl(settings(Map.of("services", List.of("iam"))));
        gateway.forward("GenerateCredentialReport");
        // The emulator lets no role be assumed; that it was asked is enough here.
        Throwable notLetIn = catchThrowable(
                () -> crawl(settings(Map.of("services", List.of("iam"), "roles", List.of(Estate.role("reader"))))));
        try (Connector connector = new AwsConnectorFactory().open(settings(Map.of("regions", List.of())))) {
            connector.scopes();
        }

        // Then
        Set<String> declared = new AwsConnectorFactory()
                .permissions().stream().map(Permission::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(CalledActions.names()).isEqualTo(declared);
        assertThat(withoutReport.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hidesObjects()).isFalse());
        assertThat(notLetIn)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.category()).isEqualTo(Category.FORBIDDEN))
                .hasMessageContaining(Estate.role("reader") + " may not be assumed");
    }

    /** <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">White space is not counted</a>. */
    @Test
    void fitsIntoOneManagedPolicy() {
        // When
        String policy = new AwsConnectorFactory().permissions().getFirst().grant();

        // Then
        assertThat(policy.replaceAll("\\s", "")).hasSizeLessThanOrEqualTo(6144);
    }

    @Test
    void asksForNoRightToReadASecret() {
        // When
        String policy = new AwsConnectorFactory().permissions().getFirst().grant();

        // Then
        assertThat(policy).contains("\"iam:GetAccountAuthorizationDetails\"");
        assertThat(policy)
                .doesNotContain(
                        "GetSecretValue",
                        "ssm:GetParameter",
                        "kms:Decrypt",
                        "lambda:GetFunction\"",
                        "Create",
                        "Put",
                        "Update",
                        "Delete",
                        "*\",",
                        "\"Resource\": \"arn:aws:s3:::*\"");
        assertThat(policy.substring(policy.indexOf("\"s3:GetObject\"")))
                .contains("\"Resource\": \"arn:aws:s3:::NAME-OF-THE-TRAIL-BUCKET/*\"");
    }
}
