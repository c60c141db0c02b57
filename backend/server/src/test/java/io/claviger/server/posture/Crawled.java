package io.claviger.server.posture;

import static org.awaitility.Awaitility.await;

import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.Seen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.database.Database;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** Brings objects into the catalog as a crawl would, and looks at what became of them. */
@ApplicationScoped
class Crawled {
    private final Database database;
    private final TestCatalog catalog;

    Crawled(Database database, TestCatalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    UUID source() {
        return catalog.newSource();
    }

    /** One complete crawl of the source: what is not among these is gone. */
    void crawl(UUID source, Observation... observations) {
        catalog.crawl(source, "all", observations);
    }

    void crawlText(UUID source, ExposureSeen... exposures) {
        catalog.crawlText(source, exposures);
    }

    static IdentitySeen role(String name, Status status, @Nullable Privilege privilege) {
        return new IdentitySeen(Seen.role(name), name, status, privilege, null, null, null, Map.of());
    }

    static CredentialSeen key(String name, String of, Status status, @Nullable Instant expiresAt) {
        return new CredentialSeen(
                Seen.key(name),
                Seen.role(of),
                name,
                status,
                Privilege.READ,
                null,
                expiresAt,
                null,
                null,
                null,
                List.of(),
                Map.of());
    }

    static ExposureSeen secret(String path, String fingerprint, @Nullable String kind, @Nullable String externalId) {
        return secret(path, fingerprint, kind, externalId, Map.of());
    }

    static ExposureSeen secret(
            String path,
            String fingerprint,
            @Nullable String kind,
            @Nullable String externalId,
            Map<String, Object> attributes) {
        return new ExposureSeen(
                "test/token",
                "test",
                "Test token",
                "HIGH",
                new ObjectRef("git.file", path),
                new ObjectRef("git.repository", "repo"),
                path,
                "abc",
                true,
                "ana",
                null,
                3,
                7,
                3,
                27,
                fingerprint,
                "tok_…wxyz",
                20,
                "CONFIRMED",
                0.9,
                List.of("checksum valid"),
                kind,
                externalId,
                attributes);
    }

    /** "policy STATUS" of each finding on objects of this name in the source, in order. */
    List<String> findings(UUID source, String name) {
        return database.query(
                "select policy_id || ' ' || status from finding where source_id = ? and object_name = ? order by policy_id",
                row -> row.getString(1),
                source,
                name);
    }

    /** What policies say of a crawl comes a little later. */
    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }

    String value(String sql, Object... parameters) {
        return catalog.value(sql, parameters);
    }

    UUID id(String table, UUID source, String name) {
        return database.first(
                        "select id from " + table + " where source_id = ? and name = ?",
                        row -> row.getObject(1, UUID.class),
                        source,
                        name)
                .orElseThrow();
    }
}
