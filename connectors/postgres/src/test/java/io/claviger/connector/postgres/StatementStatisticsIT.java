package io.claviger.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.testkit.RecordingSink;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose statistics of statements are on, in a database of their own, for their view would show in every other. */
class StatementStatisticsIT {

    private static final String DATABASE = "statistics";

    private final ShopServer server = ShopServer.shared();

    @BeforeEach
    void makeTheView() {
        server.execute("postgres", "CREATE DATABASE " + DATABASE);
        server.execute(DATABASE, "CREATE EXTENSION pg_stat_statements", "SELECT pg_stat_statements_reset()");
    }

    @AfterEach
    void removeTheView() {
        server.execute("postgres", "DROP DATABASE " + DATABASE + " WITH (FORCE)");
    }

    @Test
    void tellsWhoHasRunStatementsSinceTheStatisticsBegan() throws Exception {
        // Given
        runAs("bi", "two");

        // When
        RecordingSink sink = server.crawl("cluster", server.settings(Map.of("database", DATABASE)));

        // Then
        assertThat(identity(sink, "bi").attributes()).containsEntry("ranStatements", true);
        assertThat(identity(sink, "ex_employee").attributes()).containsEntry("ranStatements", false);
        assertThat(Instant.parse(
                        String.valueOf(identity(sink, "bi").attributes().get("statementsSince"))))
                .isBetween(Instant.now().minusSeconds(600), Instant.now());
    }

    @Test
    void leavesUnknownWhetherARoleRanStatementsWhenItMayNotReadThem() throws Exception {
        // Given
        runAs("bi", "two");

        // When
        RecordingSink sink = server.crawl("cluster", server.settings(Map.of("database", DATABASE, "user", "plain")));

        // Then
        assertThat(identity(sink, "bi").attributes()).doesNotContainKeys("ranStatements", "statementsSince");
    }

    private void runAs(String role, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/shop", role, password);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static IdentitySeen identity(RecordingSink sink, String name) {
        return sink.observations(IdentitySeen.class)
                .filter(seen -> seen.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
