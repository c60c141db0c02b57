package io.claviger.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Check;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Scope;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseFactsIT {

    private final ShopServer server = ShopServer.shared();

    @Test
    void makesAScopeOfTheClusterAndOfEveryDatabaseThatIsNoTemplate() throws Exception {
        // Given
        try (Connector connector = new PostgresConnectorFactory().open(server.settings(Map.of()))) {

            // When
            List<Scope> scopes = connector.scopes();

            // Then
            assertThat(scopes)
                    .extracting(Scope::id)
                    .contains("cluster", "database:empty", "database:postgres", "database:sealed", "database:shop")
                    .doesNotContain("database:template1");
        }
    }

    @Test
    void gathersTheGrantsOnTablesBySchemaAndPrivilege() throws Exception {
        // When
        RecordingSink sink = server.crawl("database:shop", server.settings(Map.of()));

        // Then
        GrantSeen select = grant(sink, "reporting", "SELECT");
        assertThat(select.target().externalId()).isEqualTo("shop/sales");
        assertThat(select.privilege()).isEqualTo(Privilege.READ);
        assertThat(select.attributes())
                .isEqualTo(Map.of("grantable", false, "count", 2L, "objects", List.of("items", "orders")));
        assertThat(grant(sink, "legacy", "INSERT").attributes()).containsEntry("grantable", true);
        assertThat(grant(sink, "legacy", "INSERT").privilege()).isEqualTo(Privilege.WRITE);
        assertThat(grant(sink, "locked", "SELECT").attributes()).containsEntry("objects", List.of("orders(id)"));
        assertThat(grant(sink, "reporting", "USAGE").privilege()).isEqualTo(Privilege.NONE);
        assertThat(grant(sink, "legacy", "USAGE ON SEQUENCES").attributes())
                .containsEntry("objects", List.of("numbers"));
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void tellsOwnersAndDefaultsAndFunctionsThatRunAsTheirOwner() throws Exception {
        // When
        RecordingSink sink = server.crawl("database:shop", server.settings(Map.of()));

        // Then
        assertThat(grant(sink, "shop_owner", "OWNER").privilege()).isEqualTo(Privilege.ADMIN);
        assertThat(grant(sink, "shop_owner", "OWNER OF TABLES").attributes()).containsEntry("count", 2L);
        assertThat(grant(sink, "reporting", "SELECT ON FUTURE TABLES").attributes())
                .containsEntry("objects", List.of("made by shop_owner"));
        assertThat(grant(sink, "bi", "EXECUTE ON DEFINER FUNCTIONS").privilege())
                .isEqualTo(Privilege.WRITE);
        assertThat(sink.observations(ResourceSeen.class))
                .extracting(ResourceSeen::name)
                .containsExactlyInAnyOrder("public", "sales");
    }

    @Test
    void readsAnEmptyDatabaseWithoutAComplaint() throws Exception {
        // When
        RecordingSink sink = server.crawl("database:empty", server.settings(Map.of("user", "plain")));

        // Then
        assertThat(sink.observations(ResourceSeen.class))
                .extracting(ResourceSeen::name)
                .containsExactly("public");
        assertThat(sink.problems()).isEmpty();
    }

    @Test
    void failsAScopeThatItMayNotConnectToWithTheGrantThatWouldHelp() {
        // When
        ConnectorException thrown = catchThrowableOfType(
                ConnectorException.class,
                () -> server.crawl("database:sealed", server.settings(Map.of("user", "plain"))));

        // Then
        assertThat(thrown.category()).isEqualTo(Category.FORBIDDEN);
        assertThat(thrown).hasMessageContaining("GRANT CONNECT ON DATABASE sealed TO plain;");
    }

    @Test
    void checksNameEveryFactThatStaysUnknownAndTheGrantForIt() throws Exception {
        // Given
        try (Connector connector = new PostgresConnectorFactory().open(server.settings(Map.of("user", "plain")))) {

            // When
            List<Check> checks = connector.check();

            // Then
            assertThat(checks.getFirst().outcome()).isEqualTo(Check.Outcome.PASSED);
            assertThat(checks)
                    .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                    .extracting(Check::remedy)
                    .containsExactly("GRANT CONNECT ON DATABASE sealed TO plain;");
            assertThat(checks)
                    .filteredOn(check -> check.outcome() == Check.Outcome.SKIPPED)
                    .extracting(Check::remedy)
                    .containsExactly(
                            "GRANT SELECT (oid, rolpassword) ON pg_catalog.pg_authid TO plain; -- in the database shop",
                            "GRANT pg_monitor TO plain;");
        }
    }

    private static GrantSeen grant(RecordingSink sink, String role, String action) {
        return sink.observations(GrantSeen.class)
                .filter(seen ->
                        seen.ref().equals(Role.ref(role)) && seen.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError(role + " has no " + action));
    }
}
