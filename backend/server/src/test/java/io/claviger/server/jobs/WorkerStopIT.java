package io.claviger.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a worker leaves behind when it stops: nothing that only it could end. */
@QuarkusTest
class WorkerStopIT {

    private static final Duration LEASE = Duration.ofSeconds(10);

    @Inject
    Jobs jobs;

    @Inject
    JobTable table;

    @Inject
    Database database;

    private final String kind = "test-" + UUID.randomUUID();

    @Test
    void givesItsJobsBack() throws InterruptedException {
        // Given
        CountDownLatch running = new CountDownLatch(1);
        enqueue();
        Worker worker = started(table, running);
        running.await();
        // When
        worker.close();
        // Then
        JobState state = jobs.state(kind, "key").orElseThrow();
        assertThat(state.phase()).isEqualTo(JobState.Phase.QUEUED);
        assertThat(state.attempt()).isZero();
    }

    @Test
    void takesNoneBackThatItGaveBack() throws InterruptedException {
        // Given
        CountDownLatch askingAgain = new CountDownLatch(1);
        CompletableFuture<Void> givenBack = new CompletableFuture<>();
        JobTable slow = new JobTable(database) {
            private boolean asked;

            @Override
            List<Claim> claim(String worker, String of, int atMost, Duration lease) {
                if (asked) {
                    askingAgain.countDown();
                    givenBack.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
                }
                List<Claim> claims = super.claim(worker, of, atMost, lease);
                asked |= !claims.isEmpty();
                return claims;
            }

            @Override
            void giveBack(Claim claim) {
                super.giveBack(claim);
                givenBack.complete(null);
            }
        };
        enqueue();
        Worker worker = started(slow, new CountDownLatch(1));
        askingAgain.await();
        // When
        worker.close();
        // Then
        assertThat(jobs.state(kind, "key").orElseThrow().phase()).isEqualTo(JobState.Phase.QUEUED);
    }

    private Worker started(JobTable jobTable, CountDownLatch running) {
        JobHandler endless = Handlers.of(kind, (job, lease) -> {
            running.countDown();
            Handlers.untilInterrupted();
            return new Outcome.Done();
        });
        Worker worker = new Worker("test-" + kind, List.of(endless), jobTable, Handlers.settings(LEASE), Instant::now);
        worker.start();
        return worker;
    }

    private void enqueue() {
        jobs.enqueue(new JobRequest(kind, "key", JsonNodeFactory.instance.objectNode(), Instant.now(), 0));
    }
}
