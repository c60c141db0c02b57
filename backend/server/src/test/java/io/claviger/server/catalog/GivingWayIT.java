package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.claviger.spi.Observation.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two transactions that want each other's rows: PostgreSQL ends the one that waits longer. */
@QuarkusTest
@Timeout(60)
class GivingWayIT {

    @Inject
    TestCatalog catalog;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void newSource() {
        source = catalog.newSource();
        catalog.crawl(source, "all", identity("app"), credential("k", "app"));
    }

    @Test
    void aMergeThatGaveWayIsDoneAgain() throws SQLException {
        long before = deadlocks();
        CompletableFuture<MergeCounts> merge;
        try (Connection other = dataSource.getConnection()) {
            // Given
            other.setAutoCommit(false);
            hold(other, "credential");
            merge = CompletableFuture.supplyAsync(
                    () -> catalog.crawl(source, "all", identity("app", Status.DISABLED), credential("k", "app")));
            await().pollInterval(Duration.ofMillis(20)).until(this::theMergeWaits);

            // When
            hold(other, "identity");
            other.commit();
        }

        // Then
        assertThat(merge.join().changed()).isEqualTo(1);
        assertThat(catalog.value("select identity_status from credential where source_id = ?", source))
                .isEqualTo("DISABLED");
        await().untilAsserted(() -> assertThat(deadlocks()).isGreaterThan(before));
    }

    private void hold(Connection connection, String table) throws SQLException {
        Sql.query(connection, "select 1 from " + table + " where source_id = ? for update", row -> 1, source);
    }

    /** The merge, and not the evaluation of policies, which may want the same rows. */
    private boolean theMergeWaits() {
        return catalog.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and query like 'with p as (select $1::uuid as crawl%'")
                > 0;
    }

    private long deadlocks() {
        return database.first(
                        "select deadlocks from pg_stat_database where datname = current_database()",
                        row -> row.getLong(1))
                .orElseThrow();
    }
}
