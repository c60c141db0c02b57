package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScopeEndIT {

    @Inject
    TestCatalog catalog;

    @Inject
    Reconciler reconciler;

    private UUID source = new UUID(0, 0);

    @BeforeEach
    void newSource() {
        source = catalog.newSource();
    }

    @Test
    void whatACompleteScopeNoLongerSeesIsGoneAndComesBackAsTheSame() {
        // Given
        catalog.crawl(source, "all", identity("app"), credential("k", "app"));

        // When
        MergeCounts without = catalog.crawl(source, "all", identity("app"));
        MergeCounts again = catalog.crawl(source, "all", identity("app"), credential("k", "app"));

        // Then
        assertThat(without.gone()).isEqualTo(1);
        assertThat(again.changed()).isEqualTo(1);
        assertThat(catalog.facts(source))
                .contains("credential.gone k [\"goneAt\"]", "credential.changed k [\"goneAt\"]");
        assertThat(catalog.value("select gone_at from credential where source_id = ?", source))
                .isEqualTo("null");
        assertThat(catalog.value("select credential_count from identity where source_id = ?", source))
                .isEqualTo("1");
        assertThat(catalog.history(source, "credential")).isEqualTo(2);
    }

    @Test
    void aScopeThatWasNotReadInFullLosesNothing() {
        // Given
        catalog.crawl(source, "all", identity("app"), credential("k", "app"));
        CrawlScopeRef second = new CrawlScopeRef(source, UUID.randomUUID(), "all", Seen.HELD);

        // When
        catalog.merge(second, identity("app"));
        MergeCounts end = catalog.finish(second, false);

        // Then
        assertThat(end.gone()).isZero();
        assertThat(catalog.count("select count(*) from credential where source_id = ? and gone_at is null", source))
                .isEqualTo(1);
    }

    @Test
    void aScopeMarksOnlyItsOwnAsGone() {
        // Given
        catalog.crawl(source, "north", identity("n"), identity("both"));
        catalog.crawl(source, "south", identity("s"), identity("both"));

        // When
        MergeCounts north = catalog.crawl(source, "north", identity("other"));

        // Then
        assertThat(north.gone()).isEqualTo(1);
        assertThat(catalog.live(source)).containsExactly("both", "other", "s");
        assertThat(catalog.crawl(source, "south", identity("s")).gone()).isEqualTo(1);
        assertThat(catalog.live(source)).containsExactly("other", "s");
    }

    @Test
    void resumesAfterACrashBetweenBatchesAndForgetsNothingSeenBefore() {
        // Given
        catalog.crawl(source, "all", identity("a"), identity("b"), identity("c"));
        CrawlScopeRef first = new CrawlScopeRef(source, UUID.randomUUID(), "all", Seen.HELD);
        catalog.merge(first, identity("a"), identity("b"));

        // When
        CrawlScopeRef resumed = new CrawlScopeRef(source, first.crawlId(), "all", Seen.HELD);
        catalog.merge(resumed, identity("c"));
        MergeCounts end = catalog.finish(resumed, true);

        // Then
        assertThat(end.gone()).isZero();
        assertThat(catalog.live(source)).containsExactly("a", "b", "c");
    }

    @Test
    void aCrashBetweenBatchAndCommitLeavesNothingBehind() {
        // Given
        CrawlScopeRef ref = new CrawlScopeRef(source, UUID.randomUUID(), "all", Seen.HELD);

        // When
        assertThatThrownBy(() -> reconciler.merge(
                        ref, List.of(identity("a"), credential("k", "a")), List.of(), (connection, counts) -> {
                            throw new IllegalStateException("the worker dies here");
                        }))
                .hasMessageContaining("dies here");

        // Then
        assertThat(catalog.live(source)).isEmpty();
        assertThat(catalog.facts(source)).isEmpty();
        assertThat(catalog.count("select count(*) from crawl_seen where crawl_id = ?", ref.crawlId()))
                .isZero();
    }
}
