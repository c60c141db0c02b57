package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two transactions that want each other's rows: PostgreSQL ends one of them. Which one is a matter of microseconds, so the error is
 * raised by a statement of the transaction itself.
 */
@QuarkusTest
class GivingWayIT {

    private static final String DEADLOCK = "40P01";
    private static final String DISK_FULL = "53100";

    @Inject
    TestCatalog catalog;

    @Inject
    Reconciler reconciler;

    private CrawlScopeRef scope = new CrawlScopeRef(new UUID(0, 0), new UUID(0, 0), "all", Seen.HELD);
    private int attempts;

    @BeforeEach
    void newScope() {
        scope = new CrawlScopeRef(catalog.newSource(), UUID.randomUUID(), "all", Seen.HELD);
    }

    @Test
    void aMergeThatGaveWayIsDoneAgain() {
        // When
        MergeCounts counts = merge(DEADLOCK);

        // Then
        assertThat(attempts).isEqualTo(2);
        assertThat(counts.discovered()).isEqualTo(1);
        assertThat(catalog.live(scope.sourceId())).containsExactly("app");
        assertThat(catalog.facts(scope.sourceId())).hasSize(1);
    }

    @Test
    void aMergeThatFailedOtherwiseIsNot() {
        // When
        assertThatThrownBy(() -> merge(DISK_FULL)).isInstanceOf(DatabaseFailure.class);

        // Then
        assertThat(attempts).isEqualTo(1);
        assertThat(catalog.live(scope.sourceId())).isEmpty();
    }

    /** Fails at the end of its first attempt. */
    private MergeCounts merge(String state) {
        return reconciler.merge(scope, List.of(identity("app")), List.of(), (connection, counts) -> {
            attempts++;
            if (attempts == 1) {
                Sql.update(connection, "do $$ begin raise sqlstate '" + state + "'; end $$");
            }
        });
    }
}
