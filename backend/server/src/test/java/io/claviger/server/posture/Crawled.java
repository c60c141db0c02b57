package io.claviger.server.posture;

import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.Reconciler;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Lease;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings objects into the catalog as a crawl would, and looks at what became of them. */
@ApplicationScoped
class Crawled {
    private static final Lease HELD = new Lease() {
        @Override
        public long fence() {
            return 1;
        }

        @Override
        public void assertHeld(Connection connection) {
            // Nobody else is there.
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    private final Database database;
    private final Reconciler reconciler;

    Crawled(Database database, Reconciler reconciler) {
        this.database = database;
        this.reconciler = reconciler;
    }

    UUID source() {
        return database.first(
                        "insert into source (name, connector, settings, environment) values (?, 'test', '{}', 'production') returning id",
                        row -> row.getObject(1, UUID.class),
                        "source " + UUID.randomUUID())
                .orElseThrow();
    }

    /** One complete crawl of the source: what is not among these is gone. */
    void crawl(UUID source, Observation... observations) {
        CrawlScopeRef scope = new CrawlScopeRef(source, UUID.randomUUID(), "all", HELD);
        reconciler.merge(scope, List.of(observations), List.of(), (connection, counts) -> {});
        reconciler.finish(scope, true, (connection, counts) -> {});
    }

    void crawlText(UUID source, ExposureSeen... exposures) {
        CrawlScopeRef scope = new CrawlScopeRef(source, UUID.randomUUID(), "text", HELD);
        reconciler.merge(scope, List.of(), List.of(exposures), (connection, counts) -> {});
        reconciler.finish(scope, true, (connection, counts) -> {});
    }

    static IdentitySeen role(String name, Status status, @Nullable Privilege privilege) {
        return new IdentitySeen(new ObjectRef("test.role", name), name, status, privilege, null, null, null, Map.of());
    }

    static CredentialSeen key(String name, String of, Status status, @Nullable Instant expiresAt) {
        return new CredentialSeen(
                new ObjectRef("test.key", name),
                new ObjectRef("test.role", of),
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

    String value(String sql, Object... parameters) {
        return database.first(sql, row -> String.valueOf(row.getString(1)), parameters)
                .orElse("no row");
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
