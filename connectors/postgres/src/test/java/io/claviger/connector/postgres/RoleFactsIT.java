package io.claviger.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.Problem;
import io.claviger.testkit.RecordingSink;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleFactsIT {

    private final ShopServer server = ShopServer.shared();

    @ParameterizedTest
    @CsvSource({
        "reader, READ",
        "plain, NONE",
        "shop_owner, ADMIN",
        "reporting, READ",
        "bi, WRITE",
        "legacy, WRITE",
        "locked, READ",
        "almighty, ADMIN",
        "ops, ADMIN",
        "replicator, ADMIN",
        "sees_all, READ",
        "writes_all, WRITE",
        "runs_programs, ADMIN",
        "dormant, NONE",
        "deputy, READ",
        "public, NONE",
    })
    void tellsWhatARoleMayDoAtMost(String role, Privilege most) throws Exception {
        // When
        RecordingSink sink = cluster(Map.of());

        // Then
        assertThat(identity(sink, role).privilege()).isEqualTo(most);
    }

    @Test
    void tellsLoginRolesAsIdentitiesWithPasswordsAndGroupsWithout() throws Exception {
        // When
        RecordingSink sink = cluster(Map.of("environment", "production"));

        // Then
        assertThat(identity(sink, "bi").attributes()).containsEntry("login", true);
        assertThat(identity(sink, "bi").environment()).isEqualTo("production");
        assertThat(identity(sink, "bi").createdAt()).isNull();
        assertThat(identity(sink, "reporting").attributes()).containsEntry("login", false);
        assertThat(identity(sink, "reporting").status()).isEqualTo(Status.ACTIVE);
        assertThat(identity(sink, "Odd \"Name\"/x").attributes()).containsEntry("login", true);
        assertThat(passwords(sink))
                .contains("bi", "Odd \"Name\"/x")
                .doesNotContain("reporting", "public", "pg_monitor");
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void tellsWhenAPasswordEndsAndWhetherItCanBeUsed() throws Exception {
        // When
        RecordingSink sink = cluster(Map.of());

        // Then
        assertThat(password(sink, "shop_owner").expiresAt()).isEqualTo("2031-05-01T12:00:00Z");
        assertThat(password(sink, "bi").expiresAt()).isNull();
        assertThat(password(sink, "legacy").expiresAt()).isNull();
        assertThat(password(sink, "ex_employee").expiresAt()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(password(sink, "ex_employee").status()).isEqualTo(Status.EXPIRED);
        assertThat(password(sink, "locked").status()).isEqualTo(Status.DISABLED);
        assertThat(password(sink, "ops").scopes()).containsExactly("CREATEROLE", "CREATEDB", "BYPASSRLS");
        assertThat(password(sink, "ops").lastRotatedAt()).isNull();
    }

    @Test
    void tellsHowAPasswordIsHashedWhenItMayKnow() throws Exception {
        // When
        RecordingSink sink = cluster(Map.of());

        // Then
        assertThat(password(sink, "bi").attributes()).containsEntry("hash", "scram-sha-256");
        assertThat(password(sink, "legacy").attributes()).containsEntry("hash", "md5");
        assertThat(passwords(sink)).doesNotContain("by_certificate");
        assertThat(sink.observations().toString())
                .doesNotContain("SCRAM-SHA-256$")
                .doesNotContainPattern("md5[0-9a-f]{8}");
    }

    @Test
    void leavesUnknownWhatAPlainLoginMayNotReadAndSaysWhatToGrant() throws Exception {
        // When
        RecordingSink sink = cluster(Map.of("user", "plain"));

        // Then
        assertThat(passwords(sink)).contains("bi", "by_certificate");
        assertThat(password(sink, "bi").attributes()).doesNotContainKey("hash");
        assertThat(password(sink, "bi").privilege())
                .as("one database was not read")
                .isNull();
        assertThat(identity(sink, "almighty").privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(sink.problems()).noneMatch(Problem::hidesObjects);
        assertThat(sink.problems())
                .extracting(Problem::remedy)
                .containsExactlyInAnyOrder(
                        "GRANT SELECT (oid, rolpassword) ON pg_catalog.pg_authid TO plain; -- in the database shop",
                        "GRANT pg_monitor TO plain;",
                        "GRANT CONNECT ON DATABASE sealed TO plain;");
    }

    @Test
    void tellsPowersAndMembershipsAsGrants() throws Exception {
        // When
        RecordingSink sink = cluster(Map.of());

        // Then
        assertThat(grant(
                                sink,
                                "almighty",
                                "SUPERUSER",
                                server.settings(Map.of()).text("host") + ":" + server.port())
                        .privilege())
                .isEqualTo(Privilege.ADMIN);
        assertThat(grant(sink, "ops", "CREATEDB", null).privilege()).isEqualTo(Privilege.WRITE);
        assertThat(grant(sink, "pg_execute_server_program", "pg_execute_server_program", null)
                        .privilege())
                .isEqualTo(Privilege.ADMIN);
        GrantSeen member = grant(sink, "runs_programs", "member", "pg_execute_server_program");
        assertThat(member.privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(member.attributes()).isEqualTo(Map.of("inherit", false, "set", true, "admin", false));
        assertThat(grant(sink, "deputy", "member", "reporting").attributes()).containsEntry("admin", true);
        assertThat(grant(sink, "bi", "member", "public").attributes()).containsEntry("implicit", true);
        assertThat(grant(sink, "shop_owner", "OWNER", "shop").privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(grant(sink, "ops", "CREATE", "shop").privilege()).isEqualTo(Privilege.WRITE);
        assertThat(grant(sink, "public", "CONNECT", "shop").privilege()).isEqualTo(Privilege.NONE);
    }

    @Test
    void readsOwnersFromComments() throws Exception {
        // When
        RecordingSink sink = cluster(Map.of());

        // Then
        List<OwnershipSeen> owners = sink.observations(OwnershipSeen.class).toList();
        assertThat(owners)
                .extracting(
                        owner -> owner.ref().externalId(),
                        owner -> owner.owner().kind(),
                        owner -> owner.owner().key())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("shop_owner", Person.Kind.PERSON, "payments@example.com"),
                        org.assertj.core.groups.Tuple.tuple("bi", Person.Kind.TEAM, "data-platform"));
        assertThat(sink.texts()).extracting(RecordingSink.ReadText::content).contains("team=data-platform");
    }

    @Test
    void tellsWhoIsConnectedAndFromWhere() throws Exception {
        // Given
        Instant before = Instant.now().minusSeconds(5);
        try (Connection open = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/shop?ApplicationName=metabase", "bi", "two")) {
            assertThat(open.isValid(5)).isTrue();

            // When
            RecordingSink sink = cluster(Map.of());

            // Then
            ConsumerSeen consumer = sink.observations(ConsumerSeen.class)
                    .filter(seen -> seen.uses().equals(Role.ref("bi")))
                    .findFirst()
                    .orElseThrow();
            assertThat(consumer.name()).isEqualTo("metabase at 127.0.0.1");
            assertThat(consumer.lastSeenAt()).isAfter(before);
            assertThat(password(sink, "bi").lastUsedAt()).isAfter(before);
            assertThat(password(sink, "bi").lastUsedFrom()).isEqualTo("metabase at 127.0.0.1");
            assertThat(password(sink, "legacy").lastUsedAt()).isNull();
        }
    }

    private RecordingSink cluster(Map<String, Object> settings) throws Exception {
        return server.crawl("cluster", server.settings(settings));
    }

    private static IdentitySeen identity(RecordingSink sink, String name) {
        return sink.observations(IdentitySeen.class)
                .filter(seen -> seen.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CredentialSeen password(RecordingSink sink, String name) {
        return sink.observations(CredentialSeen.class)
                .filter(seen -> seen.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> passwords(RecordingSink sink) {
        return sink.observations(CredentialSeen.class).map(CredentialSeen::name).toList();
    }

    private static GrantSeen grant(
            RecordingSink sink, String role, String action, @org.jspecify.annotations.Nullable String target) {
        return sink.observations(GrantSeen.class)
                .filter(seen ->
                        seen.ref().equals(Role.ref(role)) && seen.action().equals(action))
                .filter(seen -> target == null || seen.target().externalId().equals(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError(role + " has no " + action + " on " + target));
    }
}
