package io.claviger.server.posture;

import static io.claviger.server.posture.Crawled.eventually;
import static io.claviger.server.posture.Crawled.role;
import static io.claviger.server.posture.Crawled.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A secret in a file, and the credential that it opens, in whichever order they become known. */
@QuarkusTest
class ExposureJoinIT {
    @Inject
    Crawled crawled;

    @Test
    void joinsASecretToTheCredentialThatItNames() {
        // Given
        String name = "svc-" + UUID.randomUUID();
        UUID database = crawled.source();
        crawled.crawl(database, role(name, Status.ACTIVE, Privilege.WRITE), password(name));

        // When
        UUID repository = crawled.source();
        crawled.crawlText(repository, secret("deploy.yml", name, "test.role", name));

        // Then
        eventually(() -> assertThat(crawled.value(
                        "select identity_name || ' ' || credential_name from exposure where source_id = ?", repository))
                .isEqualTo(name + " " + name));
        eventually(() -> assertThat(crawled.findings(repository, "deploy.yml"))
                .contains("secret-in-repository OPEN", "secret-opens-active-credential OPEN"));
        eventually(() -> assertThat(crawled.findings(database, name))
                .contains("credential-exposed OPEN", "credential-exposed-and-privileged OPEN"));
        assertThat(crawled.value("select risk_score > 60 from credential where source_id = ?", database))
                .isEqualTo("t");
    }

    @Test
    void joinsASecretThatWasFoundBeforeItsCredential() {
        // Given
        String name = "late-" + UUID.randomUUID();
        UUID repository = crawled.source();
        crawled.crawlText(repository, secret("old.env", name, "test.role", name));
        eventually(() -> assertThat(crawled.findings(repository, "old.env")).contains("secret-in-repository OPEN"));

        // When
        UUID database = crawled.source();
        crawled.crawl(database, role(name, Status.ACTIVE, Privilege.READ), password(name));

        // Then
        eventually(() -> assertThat(crawled.findings(database, name)).contains("credential-exposed OPEN"));
        assertThat(crawled.value("select exposure_count from identity where source_id = ?", database))
                .isEqualTo("1");

        // When
        crawled.crawl(database);

        // Then
        eventually(() -> assertThat(crawled.findings(database, name)).contains("credential-exposed RESOLVED"));
        eventually(() -> assertThat(crawled.value(
                        "select identity_id is null and credential_id is null from exposure where source_id = ?",
                        repository))
                .isEqualTo("t"));
    }

    @Test
    void joinsNothingWhenSeveralHaveTheNameUnlessTheHostDecides() {
        // Given
        String name = "twin-" + UUID.randomUUID();
        UUID one = crawled.source();
        UUID other = crawled.source();
        String host = "db-" + other + ".internal";
        crawled.crawl(one, role(name, Status.ACTIVE, Privilege.READ), password(name));
        crawled.crawl(
                other,
                role(name, Status.ACTIVE, Privilege.READ),
                password(name),
                new ResourceSeen(new ObjectRef("test.cluster", host + ":5432"), host, null, Map.of()));

        // When
        UUID repository = crawled.source();
        crawled.crawlText(
                repository,
                secret("no-host.env", name + "1", "test.role", name),
                secret("host.env", name + "2", "test.role", name, Map.of("host", host)));

        // Then
        eventually(() -> assertThat(crawled.value(
                        "select c.source_id from exposure e join credential c on c.id = e.credential_id"
                                + " where e.source_id = ? and e.location = 'host.env'",
                        repository))
                .isEqualTo(other.toString()));
        assertThat(crawled.value(
                        "select identity_id is null from exposure where source_id = ? and location = 'no-host.env'",
                        repository))
                .isEqualTo("t");
    }

    private static CredentialSeen password(String name) {
        return new CredentialSeen(
                new ObjectRef("test.password", name),
                new ObjectRef("test.role", name),
                name,
                Status.ACTIVE,
                Privilege.WRITE,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of());
    }
}
