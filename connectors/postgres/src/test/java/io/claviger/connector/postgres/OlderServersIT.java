package io.claviger.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.testkit.RecordingSink;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oldest version that is read, and the last one before memberships had options: their catalogs have fewer columns. */
@EnabledIf("io.claviger.connector.postgres.OlderServer#areThere")
class OlderServersIT {

    @ParameterizedTest
    @ValueSource(strings = {"12", "15"})
    void readsRolesMembershipsAndGrants(String version) throws Exception {
        try (OlderServer server = OlderServer.start(version)) {
            // Given
            server.execute(
                    "CREATE ROLE reader LOGIN IN ROLE pg_monitor",
                    "CREATE ROLE team",
                    "CREATE ROLE app LOGIN PASSWORD 'one' IN ROLE team",
                    "CREATE ROLE apart LOGIN NOINHERIT PASSWORD 'two' IN ROLE team",
                    "GRANT SELECT (oid, rolpassword) ON pg_catalog.pg_authid TO reader",
                    // Until PostgreSQL 15 everyone may create in it.
                    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                    "CREATE SCHEMA sales",
                    "CREATE TABLE sales.orders (id int)",
                    "GRANT SELECT ON sales.orders TO team");

            // When
            RecordingSink cluster = server.crawl("cluster");
            RecordingSink database = server.crawl("database:postgres");

            // Then
            assertThat(cluster.observations(ResourceSeen.class)
                            .findFirst()
                            .orElseThrow()
                            .attributes())
                    .hasEntrySatisfying(
                            "version", told -> assertThat(String.valueOf(told)).startsWith(version));
            assertThat(identity(cluster, "app").privilege()).isEqualTo(Privilege.READ);
            assertThat(grant(cluster, "app", "member").attributes())
                    .isEqualTo(Map.of("inherit", true, "set", true, "admin", false));
            assertThat(grant(cluster, "apart", "member").attributes())
                    .isEqualTo(Map.of("inherit", false, "set", true, "admin", false));
            assertThat(grant(database, "team", "SELECT").privilege()).isEqualTo(Privilege.READ);
            assertThat(cluster.problems()).isEmpty();
            assertThat(database.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 1.7, false", "15, 1.8, false", "15, 1.10, true"})
    void tellsWhenStatisticsBeganWhereTheExtensionDoes(String version, String extension, boolean told)
            throws Exception {
        try (OlderServer server = OlderServer.start(version)) {
            // Given
            server.execute(
                    "CREATE ROLE reader LOGIN IN ROLE pg_monitor",
                    "CREATE EXTENSION pg_stat_statements VERSION '" + extension + "'",
                    "GRANT SELECT (oid, rolpassword) ON pg_catalog.pg_authid TO reader");

            // When
            RecordingSink cluster = server.crawl("cluster");

            // Then
            assertThat(identity(cluster, "postgres").attributes()).containsEntry("ranStatements", true);
            assertThat(identity(cluster, "postgres").attributes().containsKey("statementsSince"))
                    .isEqualTo(told);
        }
    }

    private static IdentitySeen identity(RecordingSink sink, String name) {
        return sink.observations(IdentitySeen.class)
                .filter(seen -> seen.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GrantSeen grant(RecordingSink sink, String role, String action) {
        return sink.observations(GrantSeen.class)
                .filter(seen ->
                        seen.ref().externalId().equals(role) && seen.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
