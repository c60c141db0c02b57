package io.claviger.server.catalog;

import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.catalog.merge.Batch;
import io.claviger.spi.Observation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch is compared with the catalog before its turn: what the one before writes meanwhile must not be overlooked. */
@QuarkusTest
class TurnIT {

    @Inject
    TestCatalog catalog;

    @Inject
    Reconciler reconciler;

    private CrawlScopeRef scope = new CrawlScopeRef(new UUID(0, 0), new UUID(0, 0), "all", Seen.HELD);

    @BeforeEach
    void newScope() {
        scope = new CrawlScopeRef(catalog.newSource(), UUID.randomUUID(), "all", Seen.HELD);
    }

    @Test
    void whatTheBatchBeforeWroteMeanwhileIsSeen() {
        // When
        MergeCounts second = merge(
                () -> catalog.merge(scope, identity("app"), identity("other")),
                identity("app"),
                credential("k", "app"));

        // Then
        assertThat(second.discovered()).isEqualTo(1);
        assertThat(second.changed()).isZero();
        assertThat(catalog.live(scope.sourceId())).containsExactly("app", "other");
        assertThat(catalog.value("select identity_name from credential where source_id = ?", scope.sourceId()))
                .isEqualTo("app");
        assertThat(catalog.value(
                        "select credential_count from identity where source_id = ? and name = 'app'", scope.sourceId()))
                .isEqualTo("1");
    }

    @Test
    void whatTheBatchBeforeChangedBackIsChangedAgain() {
        // Given
        catalog.merge(scope, credential("k", "app"));

        // When
        MergeCounts second = merge(() -> catalog.merge(scope, credential("k", "other")), credential("k", "app"));

        // Then
        assertThat(second.changed()).isEqualTo(1);
        assertThat(catalog.value("select identity_external_id from credential where source_id = ?", scope.sourceId()))
                .isEqualTo("app");
        assertThat(catalog.count(
                        "select count(*) from history h join credential c on c.id = h.object_id"
                                + " where c.source_id = ? and h.valid_to <= c.valid_from",
                        scope.sourceId()))
                .isEqualTo(1);
    }

    @Test
    void nothingIsWrittenWhenItsTurnDoesNotCome() {
        // When
        assertThatThrownBy(() -> merge(
                        () -> {
                            throw new IllegalStateException("The batch before was not merged");
                        },
                        identity("app")))
                .hasMessageContaining("The batch before was not merged");

        // Then
        assertThat(catalog.live(scope.sourceId())).isEmpty();
        assertThat(catalog.facts(scope.sourceId())).isEmpty();
    }

    @Test
    void whatIsKnownToBeApartIsMergedAsItWasCompared() {
        // Given
        Batch first = batch(null, identity("app"));
        Batch second = batch(first, credential("k", "app"));

        // When
        MergeCounts counts = merge(() -> merge(() -> {}, first), second);

        // Then
        assertThat(counts.discovered()).isEqualTo(1);
        assertThat(catalog.value("select identity_name from credential where source_id = ?", scope.sourceId()))
                .isEqualTo("app");
        assertThat(catalog.value("select credential_count from identity where source_id = ?", scope.sourceId()))
                .isEqualTo("1");
    }

    @Test
    void whatTheBatchBeforeAlsoHasIsComparedAgain() {
        // Given
        Batch first = batch(null, credential("k", "other"));
        Batch second = batch(first, credential("k", "app"));

        // When
        MergeCounts counts = merge(() -> merge(() -> {}, first), second);

        // Then
        assertThat(counts.changed()).isEqualTo(1);
        assertThat(catalog.value("select identity_external_id from credential where source_id = ?", scope.sourceId()))
                .isEqualTo("app");
    }

    @Test
    void whatAnotherScopeWroteMeanwhileIsComparedAgain() {
        // Given
        CrawlScopeRef other = new CrawlScopeRef(scope.sourceId(), UUID.randomUUID(), "other", Seen.HELD);
        Batch first = batch(null, identity("app"));
        Batch second = batch(first, credential("k", "app"));

        // When
        MergeCounts counts = merge(
                () -> {
                    merge(() -> {}, first);
                    catalog.merge(other, credential("k", "app"));
                },
                second);

        // Then
        assertThat(counts.discovered()).isZero();
        assertThat(catalog.count(
                        "select count(*) from credential where source_id = ? and cardinality(also_scopes) = 1",
                        scope.sourceId()))
                .isEqualTo(1);
    }

    private Batch batch(@Nullable Batch before, Observation... observations) {
        return reconciler.translate(scope, List.of(observations), List.of(), before);
    }

    private MergeCounts merge(Runnable before, Observation... observations) {
        return merge(before, batch(null, observations));
    }

    private MergeCounts merge(Runnable before, Batch batch) {
        return reconciler.merge(scope, batch, (patience, then) -> before.run(), (connection, counts) -> {});
    }
}
