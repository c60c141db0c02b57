package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Good, bad and ugly objects of an account, as the connector tells them, and the findings on them. */
@QuarkusTest
class AwsPoliciesIT {
    private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

    @Inject
    Crawled crawled;

    @Inject
    Preview preview;

    @Test
    void findsAResourceThatBreaksAPolicyUntilItIsMended() {
        // Given
        UUID source = crawled.source();
        crawled.crawl(source, instance("optional"));

        // When
        eventually(() -> assertThat(crawled.findings(source, "web"))
                .containsExactly("aws-instance-metadata-without-session OPEN"));
        Preview.Outcome previewed =
                preview.of("resource", "kind == \"aws.ec2-instance\" && attribute(\"metadataTokens\") == \"optional\"");

        // Then
        assertThat(previewed.sample()).anyMatch(one -> one.name().equals("web"));
        assertThat(crawled.value("select open_findings from resource where source_id = ?", source))
                .isEqualTo("1");

        // When
        crawled.crawl(source, instance("required"));

        // Then
        eventually(() -> assertThat(crawled.findings(source, "web"))
                .containsExactly("aws-instance-metadata-without-session RESOLVED"));
    }

    @Test
    void findsWhatIsWrongWithAKeyOnceAndNotBothForAwsAndInGeneral() {
        // Given
        UUID source = crawled.source();
        IdentitySeen user = identity("aws.user", "ci", Privilege.READ, Map.of());

        // When
        crawled.crawl(source, user, key(user.ref(), "old", LONG_AGO), key(user.ref(), "new", Instant.now()));

        // Then
        eventually(
                () -> assertThat(crawled.findings(source, "old")).containsExactly("aws-access-key-over-90-days OPEN"));
        assertThat(crawled.findings(source, "new")).isEmpty();
    }

    @Test
    void leavesTheRolesOfAwsItselfAlone() {
        // Given
        UUID source = crawled.source();
        IdentitySeen ours = identity("aws.role", "ours", Privilege.ADMIN, Map.of("oidcSubject", "any"));
        IdentitySeen linked = identity(
                "aws.role", "AWSServiceRoleForX", Privilege.ADMIN, Map.of("oidcSubject", "any", "predefined", true));

        // When
        crawled.crawl(source, ours, linked);

        // Then
        eventually(() -> assertThat(crawled.findings(source, "ours"))
                .containsExactly(
                        "aws-role-administrator OPEN",
                        "aws-role-never-used OPEN",
                        "aws-role-oidc-any-subject OPEN",
                        "identity-without-owner OPEN"));
        assertThat(crawled.findings(source, "AWSServiceRoleForX")).isEmpty();
    }

    private static ResourceSeen instance(String tokens) {
        return new ResourceSeen(
                new ObjectRef("aws.ec2-instance", "i-1"),
                "web",
                null,
                Map.of("metadataTokens", tokens, "state", "running"));
    }

    private static IdentitySeen identity(String kind, String name, Privilege privilege, Map<String, Object> facts) {
        return new IdentitySeen(new ObjectRef(kind, name), name, Status.ACTIVE, privilege, null, LONG_AGO, null, facts);
    }

    private static CredentialSeen key(ObjectRef user, String name, Instant created) {
        return new CredentialSeen(
                new ObjectRef("aws.access-key", name),
                user,
                name,
                Status.ACTIVE,
                null,
                created,
                null,
                Instant.now(),
                null,
                created,
                List.of(),
                Map.of());
    }
}
