package io.claviger.server.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.CrawlScopeRef;
import io.claviger.server.catalog.Reconciler;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Lease;
import io.claviger.server.jobs.LeaseLost;
import io.claviger.server.sources.Source;
import io.claviger.server.sources.SourceDraft;
import io.claviger.server.sources.Sources;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CrawlIT {

    @Inject
    Sources sources;

    @Inject
    Crawls crawls;

    @Inject
    Listing listing;

    @Inject
    Database database;

    @Inject
    Reconciler reconciler;

    @Inject
    ObjectMapper json;

    private Script script = Script.named("");
    private UUID sourceId = new UUID(0, 0);

    @BeforeEach
    void newSource() {
        String name = "scripted " + UUID.randomUUID();
        script = Script.named(name);
        Source source = sources.create(
                new SourceDraft(name, "scripted", json.createObjectNode().put("script", name), null, null, true));
        sourceId = source.id();
    }

    @Test
    void readsEveryScopeIntoTheCatalogAndEndsComplete() {
        // Given
        script.scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> sink.observe(identity("two")));

        // When
        ObjectNode crawl = crawl();

        // Then
        assertThat(crawl.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(crawl.path("observations").asLong()).isEqualTo(2);
        assertThat(crawl.path("discovered").asLong()).isEqualTo(2);
        assertThat(live()).containsExactly("one", "two");
    }

    @Test
    void aForbiddenScopeLosesNothing() {
        // Given
        script.scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> sink.observe(identity("two")));
        crawl();
        script.scope("b", (from, sink) -> {
            throw new ConnectorException(Category.FORBIDDEN, "May not list b. Grant read on b");
        });

        // When
        ObjectNode second = crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("PARTIAL");
        assertThat(second.at("/problems/0/category").asText()).isEqualTo("FORBIDDEN");
        assertThat(second.at("/problems/0/remedy").asText()).isEqualTo("Grant read on b");
        assertThat(live()).containsExactly("one", "two");
    }

    @Test
    void aProblemThatHidesObjectsKeepsWhatWasNotSeen() {
        // Given
        script.scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.observe(identity("two"));
        });
        crawl();
        script.scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.problem(new Problem(Category.FORBIDDEN, "table x", "May not be read", "GRANT SELECT ON x"));
        });

        // When
        ObjectNode second = crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("PARTIAL");
        assertThat(live()).containsExactly("one", "two");
    }

    @Test
    void aFactThatStaysUnknownLeavesTheScopeComplete() {
        // Given
        script.scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.observe(identity("two"));
        });
        crawl();
        script.scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.problem(Problem.ofFact(Category.FORBIDDEN, "last use", "Not told", "GRANT pg_monitor"));
        });

        // When
        ObjectNode second = crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(second.at("/problems/0/subject").asText()).isEqualTo("last use");
        assertThat(live()).containsExactly("one");
    }

    @Test
    void goesOnFromItsCheckpointWhenTheSourceWasAway() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        script.scope("a", (from, sink) -> {
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
        ObjectNode crawl = crawl();

        // Then
        assertThat(script.begun).containsExactly("a@begin", "a@after one");
        assertThat(crawl.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(live()).containsExactly("one", "two");
    }

    @Test
    void aWrongPasswordEndsTheCrawlAtOnceAndSaysWhatToDo() {
        // Given
        script.scopesFail =
                new ConnectorException(Category.AUTHENTICATION, "The password is wrong. Enter the right one");

        // When
        ObjectNode crawl = crawl();

        // Then
        assertThat(crawl.path("state").asText()).isEqualTo("FAILED");
        assertThat(crawl.path("category").asText()).isEqualTo("AUTHENTICATION");
        assertThat(crawl.path("remedy").asText()).isEqualTo("Enter the right one");
    }

    @Test
    void whatAScopeHadThatTheSourceNoLongerHasIsGone() {
        // Given
        script.scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> sink.observe(identity("two")));
        crawl();
        script.parts.remove("b");

        // When
        crawl();

        // Then
        assertThat(live()).containsExactly("one");
    }

    @Test
    void aCancelledCrawlStopsAndLosesNothing() throws InterruptedException {
        // Given
        script.scope("a", (from, sink) -> sink.observe(identity("one")));
        crawl();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        script.scope("a", (from, sink) -> {
            begun.countDown();
            cancelled.await();
            sink.observe(identity("two"));
        });
        UUID second = crawls.start(sourceId);
        begun.await();

        // When
        crawls.cancel(second);
        cancelled.countDown();

        // Then
        await().until(() -> jobState(second).equals("DONE") || jobState(second).equals("CANCELLED"));
        assertThat(find(second).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(live()).containsExactly("one");
    }

    @Test
    void oneSourceIsCrawledOnceAtATime() throws InterruptedException {
        // Given
        CountDownLatch go = new CountDownLatch(1);
        script.scope("a", (from, sink) -> go.await());
        UUID first = crawls.start(sourceId);
        await().until(() -> !script.begun.isEmpty());

        // When
        UUID second = crawls.start(sourceId);
        go.countDown();

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(ended(first).path("state").asText()).isEqualTo("COMPLETE");
        assertThat(script.begun).hasSize(1);
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
        CrawlScopeRef stale = new CrawlScopeRef(sourceId, UUID.randomUUID(), "a", lost);

        // When
        assertThatThrownBy(
                        () -> reconciler.merge(stale, List.of(identity("one")), List.of(), (connection, counts) -> {}))
                .hasMessageContaining("another worker");

        // Then
        assertThat(live()).isEmpty();
    }

    @Test
    void aDefectInOneScopeIsTriedAgainWhileTheOthersGoOn() {
        // Given
        script.scope("a", (from, sink) -> sink.observe(identity("one"))).scope("b", (from, sink) -> {
            throw new IllegalStateException("a defect");
        });

        // When
        UUID crawl = crawls.start(sourceId);

        // Then
        await().atMost(Duration.ofSeconds(60)).until(() -> live().contains("one") && script.begun.size() >= 3);
        assertThat(find(crawl).path("state").asText()).isEqualTo("RUNNING");
        crawls.cancel(crawl);
    }

    private ObjectNode crawl() {
        return ended(crawls.start(sourceId));
    }

    private ObjectNode ended(UUID crawl) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        CrawlState.valueOf(find(crawl).path("state").asText()).ended());
        return find(crawl);
    }

    private ObjectNode find(UUID crawl) {
        return listing.find(CrawlList.SOURCE, ListQuery.all(), crawl).orElseThrow();
    }

    private String jobState(UUID crawl) {
        return database.first(
                        "select state from job where kind = 'crawl-scope' and key = ?",
                        row -> row.getString(1),
                        crawl + "/a")
                .orElse("");
    }

    private List<String> live() {
        return database.query(
                "select name from identity where source_id = ? and gone_at is null order by name",
                row -> row.getString(1),
                sourceId);
    }

    private static IdentitySeen identity(String name) {
        return new IdentitySeen(
                new ObjectRef("scripted.user", name), name, Status.ACTIVE, null, null, null, null, Map.of());
    }
}
