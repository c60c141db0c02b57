package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Posture and a merge write the same rows, each in its own order. */
@QuarkusTest
class ScoresIT {

    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'select 1 from"
                    + " identity%'";

    @Inject
    TestCatalog catalog;

    @Inject
    Scores scores;

    @Inject
    Database database;

    @Inject
    DataSource connections;

    @Test
    void whoWaitsForARowHoldsNoOtherThatAMergeMayWant() throws Exception {
        // Given
        UUID source = catalog.newSource();
        catalog.crawl(source, "all", identity("one"), identity("two"));
        List<UUID> ids = database.query(
                "select id from identity where source_id = ? order by id", row -> row.getObject(1, UUID.class), source);
        List<Score> both = ids.stream()
                .map(id -> new Score("identity", id, 1, 77, JsonNodeFactory.instance.arrayNode()))
                .toList();
        try (ExecutorService posture = Executors.newVirtualThreadPerTaskExecutor();
                Connection merge = connections.getConnection()) {
            merge.setAutoCommit(false);
            move(merge, ids.getLast());
            // When
            Future<?> scoring = posture.submit(() -> database.inNewTransaction(() -> {
                scores.update(both);
                return both;
            }));
            await().atMost(Duration.ofSeconds(30)).until(() -> catalog.count(WAITING) > 0);
            // Then
            Sql.update(merge, "set local lock_timeout = '20s'");
            move(merge, ids.getFirst());
            merge.commit();
            scoring.get(30, TimeUnit.SECONDS);
        }
        assertThat(catalog.count("select count(*) from identity where source_id = ? and risk_score = 77", source))
                .isEqualTo(2);
    }

    private static void move(Connection merge, UUID identity) throws Exception {
        Sql.update(merge, "update identity set credential_count = credential_count where id = ?", identity);
    }
}
