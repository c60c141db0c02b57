package io.claviger.server.behaviour;

import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.key;
import static io.claviger.server.catalog.Seen.role;
import static io.claviger.server.catalog.Seen.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.crawl.UsageRecorder;
import io.claviger.server.database.Database;
import io.claviger.server.testing.Transactions;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageEvent.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Usage events on their way over Kafka into the counts. */
@QuarkusTest
class UsageStreamIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    @Inject
    UsageRecorder recorder;

    @Inject
    TestCatalog catalog;

    @Inject
    Database database;

    @Inject
    KeptUsage kept;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void crawl() {
        source = catalog.newSource();
        catalog.crawl(source, "all", identity("a"), credential("k", "a", null, YESTERDAY));
    }

    private void record(UsageEvent... events) {
        Transactions.committed(() -> recorder.record(source, List.of(events)));
    }

    private UUID identityId() {
        return CatalogIds.object(source, role("a"));
    }

    private long calls() {
        return catalog.count("select coalesce(sum(calls), 0) from usage_day where identity_id = ?", identityId());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(assertion);
    }

    /** Has another event counted after those that were recorded before: facts of an identity come in order. */
    private void settle() {
        record(used("settled", role("a"), null, NOW.minusSeconds(5)));
        eventually(() -> assertThat(catalog.count(
                        "select count(*) from usage_seen where event = ?",
                        CatalogIds.named(source, "usage", "settled")))
                .isEqualTo(1));
    }

    @Test
    void countsAnEventOnceHoweverOftenItComes() {
        // Given
        UsageEvent one = used("1", role("a"), key("k"), NOW.minusSeconds(60));
        UsageEvent other = used("2", role("a"), key("k"), NOW.minusSeconds(30), Outcome.DENIED);

        // When
        record(one, one, other);
        record(other, one);
        settle();

        // Then
        assertThat(calls()).isEqualTo(3);
        assertThat(catalog.value(
                        "select sum(calls) || ' ' || sum(denied) || ' ' || min(network) from usage_day where credential_id = ?",
                        CatalogIds.object(source, key("k"))))
                .isEqualTo("2 1 198.51.100.0/24");
    }

    @Test
    void movesTheLastUseForwardAndNeverBack() {
        // When
        record(used("1", role("a"), key("k"), NOW.minusSeconds(10)));
        record(used("2", role("a"), key("k"), NOW.minus(Duration.ofDays(2))));
        settle();

        // Then
        assertThat(catalog.value(
                        "select last_used_at = ?::timestamptz and last_used_from = 's3 in eu-west-1' from credential where source_id = ?",
                        NOW.minusSeconds(10).toString(),
                        source))
                .isEqualTo("t");
        assertThat(catalog.value(
                        "select data->>'changed' from fact_log where type = 'io.claviger.credential.changed' and data->>'sourceId' = ?",
                        source.toString()))
                .isEqualTo("[\"lastUsedAt\"]");

        // When
        catalog.crawl(source, "all", identity("a"), credential("k", "a", null, YESTERDAY));

        // Then
        assertThat(catalog.value("select last_used_from from credential where source_id = ?", source))
                .isEqualTo("s3 in eu-west-1");
    }

    @Test
    void takesNeitherWhatIsTooOldNorWhatIsYetToCome() {
        // When
        record(
                used("old", role("a"), key("k"), NOW.minus(Duration.ofDays(91))),
                used("to come", role("a"), key("k"), NOW.plus(Duration.ofDays(3))));
        settle();

        // Then
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void forgetsADayWhenItIsOver() {
        // Given
        settle();
        database.update(
                "insert into usage_day select source_id, identity_id, credential_id, service, action, region, network,"
                        + " day - 120, calls, denied, failed, first_at, last_at from usage_day where source_id = ?",
                source);

        // When
        int forgotten = kept.forgetOld();

        // Then
        assertThat(forgotten).isPositive();
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void losesNothingWhenAConsumerIsKilledAsItCounts() {
        // When
        Transactions.committed(() -> {
            database.update("lock table usage_day in exclusive mode");
            IntStream.range(0, 250)
                    .forEach(i -> record(used(String.valueOf(i), role("a"), key("k"), NOW.minusSeconds(60))));
            eventually(() -> assertThat(kill()).isPositive());
        });

        // Then
        eventually(() -> assertThat(calls()).isEqualTo(250));
        assertThat(database.query("select reason from dead_fact", row -> row.getString(1)))
                .isEmpty();
    }

    /** Ends the connections of consumers that have remembered events and wait to count them; how many those were. */
    private long kill() {
        return database.inNewTransaction(
                () -> catalog.count(
                        "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into usage_day%'"));
    }
}
