package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.claviger.server.catalog.merge.Batch;
import io.claviger.spi.Observation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New rows are written before their batch's turn: that must come to the same, and nobody may have to wait for them for good. */
@QuarkusTest
class WrittenAheadIT {

    private static final List<String> STATE = List.of(
            """
            select concat_ws(' ', external_id, status, privilege, environment, owner_name, owner_confidence, credential_count,
                             active_credential_count, consumer_count)
            from identity where source_id = ? order by 1""",
            """
            select concat_ws(' ', external_id, status, environment, identity_name, identity_status, identity_privilege, owner_name,
                             owner_confidence, consumer_count)
            from credential where source_id = ? order by 1""",
            "select concat_ws(' ', external_id, parent_external_id, parent_name, grant_count) from resource where source_id = ? order by 1",
            """
            select concat_ws(' ', c.kind, c.status, c.privilege, c.environment, sum(n)) from identity_cell c
            join tally t on t.object_kind = 'identity' and t.cell = c.cell
            where c.source_id = ? group by c.cell having sum(n) <> 0 order by 1""",
            """
            select concat_ws(' ', c.kind, c.status, c.privilege, c.identity_kind, sum(n)) from credential_cell c
            join tally t on t.object_kind = 'credential' and t.cell = c.cell
            where c.source_id = ? group by c.cell having sum(n) <> 0 order by 1""");

    @Inject
    TestCatalog catalog;

    @Inject
    Reconciler reconciler;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 14, 16})
    void comesToTheSameAsOneBatchAfterTheOther(long seed) {
        // Given
        List<List<Observation>> seen = new SeenAtRandom(seed).batches(9, 24);
        CrawlScopeRef inOrder = scope(catalog.newSource(), "all");
        CrawlScopeRef ahead = scope(catalog.newSource(), "all");

        // When
        seen.forEach(some -> merge(inOrder, batch(inOrder, null, some), TurnWait.NONE));
        merge(ahead, batch(ahead, null, seen.getFirst()), TurnWait.NONE);
        for (int i = 1; i < seen.size(); i += 2) {
            Batch first = batch(ahead, null, seen.get(i));
            Batch second = batch(ahead, first, seen.get(i + 1));
            merge(ahead, second, (patience, then) -> merge(ahead, first, TurnWait.NONE));
        }

        // Then
        for (String state : STATE) {
            assertThat(rows(state, ahead)).isEqualTo(rows(state, inOrder)).isNotEmpty();
        }
        assertThat(catalog.facts(ahead.sourceId()))
                .containsExactlyInAnyOrderElementsOf(catalog.facts(inOrder.sourceId()));
    }

    @Test
    void isTakenBackWhereTheBatchBeforeWaitsForOneThatWaitsForIt() {
        // Given
        CrawlScopeRef scope = scope(catalog.newSource(), "all");
        Batch second = ready(scope);
        List<CompletableFuture<MergeCounts>> others = new ArrayList<>();

        // When
        MergeCounts counts = merge(scope, second, (patience, then) -> {
            CompletableFuture<MergeCounts> other = seenInAnotherScope(scope.sourceId());
            others.add(other);
            then.run();
            other.join();
        });

        // Then
        assertThat(others)
                .singleElement()
                .satisfies(other -> assertThat(other.join().discovered()).isEqualTo(2));
        assertThat(counts.discovered()).isZero();
        assertThat(scopesOfApp(scope.sourceId())).isEqualTo(2);
    }

    @Test
    void isTakenBackWhereOneWhoseTurnItIsWaitsForIt() {
        // Given
        CrawlScopeRef scope = scope(catalog.newSource(), "all");
        Batch second = ready(scope);

        // When
        MergeCounts counts = merge(scope, second, (patience, then) -> seenInAnotherScope(scope.sourceId()));

        // Then
        assertThat(counts.discovered()).isZero();
        assertThat(scopesOfApp(scope.sourceId())).isEqualTo(2);
    }

    @Test
    void isThereOnceItsTurnHasCome() {
        // Given
        CrawlScopeRef scope = scope(catalog.newSource(), "all");
        Batch second = ready(scope);

        // When
        MergeCounts counts = merge(scope, second, TurnWait.NONE);

        // Then
        assertThat(counts.discovered()).isEqualTo(2);
        assertThat(catalog.live(scope.sourceId())).containsExactly("app", "first");
        assertThat(catalog.facts(scope.sourceId())).hasSize(3);
    }

    /** A batch that is written ahead, for the merge before was of its scope, and of other rows. */
    private Batch ready(CrawlScopeRef scope) {
        Batch first = batch(scope, null, List.of(identity("first")));
        merge(scope, first, TurnWait.NONE);
        return batch(scope, first, List.of(identity("app"), credential("k", "app")));
    }

    /** Begins another scope's merge of the same, and returns when it waits for what is written ahead. */
    private CompletableFuture<MergeCounts> seenInAnotherScope(UUID source) {
        CrawlScopeRef other = scope(source, "other");
        CompletableFuture<MergeCounts> merge = CompletableFuture.supplyAsync(() ->
                merge(other, batch(other, null, List.of(identity("app"), credential("k", "app"))), TurnWait.NONE));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> catalog.count(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock' and wait_event = 'transactionid' and query ilike '%insert into%'")
                        > 0);
        return merge;
    }

    private long scopesOfApp(UUID source) {
        return catalog.count(
                "select 1 + coalesce(cardinality(also_scopes), 0) from identity where source_id = ? and name = 'app'",
                source);
    }

    private List<String> rows(String state, CrawlScopeRef scope) {
        return catalog.values(state, scope.sourceId());
    }

    private static CrawlScopeRef scope(UUID source, String name) {
        return new CrawlScopeRef(source, UUID.randomUUID(), name, Seen.HELD);
    }

    private Batch batch(CrawlScopeRef scope, @Nullable Batch before, List<Observation> observations) {
        return reconciler.translate(scope, observations, List.of(), before);
    }

    private MergeCounts merge(CrawlScopeRef scope, Batch batch, TurnWait turn) {
        return reconciler.merge(scope, batch, turn, (connection, counts) -> {});
    }
}
