package io.claviger.server.crawl;

import static io.claviger.server.crawl.ScriptedSource.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.Reconciler;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.LeaseLost;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InterruptedCrawlIT {

    @Inject
    ScriptedSource source;

    @Inject
    Crawls crawls;

    @Inject
    Database database;

    @Inject
    Reconciler reconciler;

    @Test
    void goesOnFromItsCheckpointWhenTheSourceWasAway() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        source.script().scope("a", (from, sink) -> {
            if (from == null) {
                sink.observe(identity("one"));
                sink.checkpoint(new Checkpoint("after one"));
            }
            if (attempts.incrementAndGet() == 1) {
                throw new ConnectorException(Category.UNAVAILABLE, "The line went dead");
            }
            sink.observe(identity("two"));
        });

        // When
        ObjectNode crawl = source.crawl();

        // Then
        assertThat(source.script().begun).containsExactly("a@begin", "a@after one");
        assertThat(crawl.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(source.live()).containsExactly("one", "two");
    }

    @Test
    void aCancelledCrawlStopsAndLosesNothing() throws InterruptedException {
        // Given
        source.script().scope("a", (from, sink) -> sink.observe(identity("one")));
        source.crawl();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        source.script().scope("a", (from, sink) -> {
            begun.countDown();
            cancelled.await();
            sink.observe(identity("two"));
        });
        UUID second = source.start();
        begun.await();

        // When
        crawls.cancel(second);
        cancelled.countDown();

        // Then
        await().until(() -> jobState(second).equals("DONE") || jobState(second).equals("CANCELLED"));
        assertThat(source.find(second).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(source.live()).containsExactly("one");
    }

    @Test
    void oneSourceIsCrawledOnceAtATime() throws InterruptedException {
        // Given
        CountDownLatch go = new CountDownLatch(1);
        source.script().scope("a", (from, sink) -> go.await());
        UUID first = source.start();
        await().until(() -> !source.script().begun.isEmpty());

        // When
        UUID second = source.start();
        go.countDown();

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(source.ended(first).path("state").asText()).isEqualTo("COMPLETE");
        assertThat(source.script().begun).hasSize(1);
    }

    @Test
    void aWorkerThatLostItsLeaseWritesNothing() {
        // Given
        Lease lost = new Lease() {
            @Override
            public long fence() {
                return 1;
            }

            @Override
            public void assertHeld(Connection connection) {
                throw new LeaseLost("another worker has it");
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        CrawlScopeRef stale = new CrawlScopeRef(source.id(), UUID.randomUUID(), "a", lost);

        // When
        assertThatThrownBy(
                        () -> reconciler.merge(stale, List.of(identity("one")), List.of(), (connection, counts) -> {}))
                .hasMessageContaining("another worker");

        // Then
        assertThat(source.live()).isEmpty();
    }

    @Test
    void aDefectInOneScopeIsTriedAgainWhileTheOthersGoOn() {
        // Given
        source.script()
                .scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> {
                    throw new IllegalStateException("a defect");
                });

        // When
        UUID crawl = source.start();

        // Then
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        source.live().contains("one") && source.script().begun.size() >= 3);
        assertThat(source.find(crawl).path("state").asText()).isEqualTo("RUNNING");
        crawls.cancel(crawl);
    }

    private String jobState(UUID crawl) {
        return database.first(
                        "select state from job where kind = 'crawl-scope' and key = ?",
                        row -> row.getString(1),
                        crawl + "/a")
                .orElse("");
    }
}
