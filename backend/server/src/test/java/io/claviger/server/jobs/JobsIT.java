package io.claviger.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.database.Database;
import io.claviger.server.testing.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(10);

    @Inject
    Jobs jobs;

    @Inject
    JobTable table;

    @Inject
    Database database;

    private final String kind = "test-" + UUID.randomUUID();
    private final List<Worker> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Worker::close);
    }

    @Test
    void runsEachJobOnceHoweverManyWorkersThereAre() {
        // Given
        Map<String, Integer> runs = new ConcurrentHashMap<>();
        JobHandler handler = Handlers.of(kind, (job, lease) -> {
            runs.merge(job.key(), 1, Integer::sum);
            return new Outcome.Done();
        });
        for (int i = 0; i < 100; i++) {
            enqueue("key-" + i);
        }
        // When
        worker(handler, LEASE);
        worker(handler, LEASE);
        worker(handler, LEASE);
        // Then
        await().atMost(PATIENCE).until(() -> count("DONE") == 100);
        assertThat(runs)
                .hasSize(100)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void takesOverTheJobOfAWorkerThatDied() {
        // Given
        UUID id = enqueue("key");
        JobTable.Claim dead =
                table.claim("dead", kind, 1, Duration.ofMillis(200)).getFirst();
        AtomicInteger attempt = new AtomicInteger();
        // When
        worker(
                Handlers.of(kind, (job, lease) -> {
                    attempt.set(job.attempt());
                    return new Outcome.Done();
                }),
                LEASE);
        // Then
        await().atMost(PATIENCE).until(() -> count("DONE") == 1);
        assertThat(attempt).hasValue(2);
        assertThat(table.end(dead, new Outcome.Failed("too late"))).isFalse();
        assertThat(jobs.state(kind, "key").orElseThrow().phase()).isEqualTo(JobState.Phase.DONE);
        HeldLease stale = new HeldLease(dead, Long.MAX_VALUE);
        assertThatThrownBy(() -> database.run(connection -> {
                    stale.assertHeld(connection);
                    return true;
                }))
                .isInstanceOf(LeaseLost.class)
                .hasMessageContaining(id.toString());
    }

    @Test
    void leavesALiveWorkerItsJobBeyondTheLeasesLength() throws InterruptedException {
        // Given
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        JobHandler handler = Handlers.of(kind, (job, lease) -> {
            runs.incrementAndGet();
            mayEnd.await();
            return new Outcome.Done();
        });
        Duration shortLease = Duration.ofMillis(900);
        enqueue("key");
        // When
        worker(handler, shortLease);
        worker(handler, shortLease);
        await().during(Duration.ofMillis(2_500)).atMost(PATIENCE).until(() -> runs.get() <= 1);
        mayEnd.countDown();
        // Then
        await().atMost(PATIENCE).until(() -> count("DONE") == 1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void interruptsAHandlerWhoseLeaseIsLost() throws InterruptedException {
        // Given
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        worker(
                Handlers.of(kind, (job, lease) -> {
                    running.countDown();
                    try {
                        Handlers.untilInterrupted();
                    } catch (InterruptedException lost) {
                        interrupted.countDown();
                        throw lost;
                    }
                    return new Outcome.Done();
                }),
                Duration.ofMillis(600));
        enqueue("key");
        running.await();
        // When
        database.update("update job set fence = nextval('job_fence') where kind = ?", kind);
        // Then
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void triesAgainWithPausesAndGivesUpAfterTheLastAttempt() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        worker(
                Handlers.of(kind, 3, (job, lease) -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("no luck");
                }),
                LEASE);
        // When
        enqueue("key");
        // Then
        await().atMost(PATIENCE).until(() -> count("FAILED") == 1);
        assertThat(attempts).hasValue(3);
        assertThat(jobs.state(kind, "key").orElseThrow().reason()).isEqualTo("no luck");
    }

    @Test
    void comesBackWhenTheHandlerSaysSoWithoutCountingThatAsAFailure() {
        // Given
        AtomicInteger runs = new AtomicInteger();
        worker(
                Handlers.of(
                        kind,
                        2,
                        (job, lease) -> runs.incrementAndGet() < 6
                                ? new Outcome.RetryAt(Instant.now(), "not yet")
                                : new Outcome.Done()),
                LEASE);
        // When
        enqueue("key");
        // Then
        await().atMost(PATIENCE).until(() -> count("DONE") == 1);
        assertThat(runs).hasValue(6);
    }

    @Test
    void cancelsWhatWaitsAtOnceAndTellsWhatRuns() throws InterruptedException {
        // Given
        CountDownLatch running = new CountDownLatch(1);
        enqueueLater("waiting");
        worker(
                Handlers.of(kind, (job, lease) -> {
                    running.countDown();
                    await().atMost(PATIENCE).until(lease::cancelled);
                    return new Outcome.Done();
                }),
                Duration.ofMillis(300));
        enqueue("running");
        running.await();
        // When
        boolean waiting = jobs.cancel(kind, "waiting");
        boolean told = jobs.cancel(kind, "running");
        boolean absent = jobs.cancel(kind, "absent");
        // Then
        await().atMost(PATIENCE).until(() -> count("CANCELLED") == 2);
        assertThat(waiting).isTrue();
        assertThat(told).isTrue();
        assertThat(absent).isFalse();
    }

    @Test
    void runsWhatRecursOneAtATimeInTheWholeCluster() {
        // Given
        AtomicInteger at = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        JobHandler handler = Handlers.of(kind, (job, lease) -> {
            most.accumulateAndGet(at.incrementAndGet(), Math::max);
            runs.incrementAndGet();
            at.decrementAndGet();
            return new Outcome.Done();
        });
        worker(handler, LEASE);
        worker(handler, LEASE);
        // When
        jobs.every(kind, Duration.ofMillis(50));
        jobs.every(kind, Duration.ofMillis(50));
        // Then
        await().atMost(PATIENCE).until(() -> runs.get() >= 5);
        assertThat(most).hasValue(1);
        assertThat(database.first("select count(*) from job where kind = ?", row -> row.getLong(1), kind))
                .contains(1L);
        jobs.cancel(kind, Jobs.RECURRING);
    }

    @Test
    void hasOneUnfinishedJobOfAKindAndKey() {
        // When
        UUID first = enqueueLater("key");
        UUID second = enqueueLater("key");
        jobs.cancel(kind, "key");
        UUID third = enqueueLater("key");
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        jobs.cancel(kind, "key");
    }

    @Test
    void forgetsAJobWhoseTransactionRolledBack() {
        // When
        Transactions.rolledBack(() -> enqueue("key"));
        // Then
        assertThat(jobs.state(kind, "key")).isEmpty();
    }

    private Worker worker(JobHandler handler, Duration lease) {
        Worker worker = new Worker(
                "test-" + UUID.randomUUID(), List.of(handler), table, Handlers.settings(lease), Instant::now);
        started.add(worker);
        worker.start();
        return worker;
    }

    private UUID enqueue(String key) {
        return jobs.enqueue(new JobRequest(kind, key, JsonNodeFactory.instance.objectNode(), Instant.now(), 0));
    }

    private UUID enqueueLater(String key) {
        return jobs.enqueue(new JobRequest(
                kind, key, JsonNodeFactory.instance.objectNode(), Instant.now().plusSeconds(3_600), 0));
    }

    private long count(String state) {
        return database.first(
                        "select count(*) from job where kind = ? and state = ?", row -> row.getLong(1), kind, state)
                .orElse(0L);
    }
}
