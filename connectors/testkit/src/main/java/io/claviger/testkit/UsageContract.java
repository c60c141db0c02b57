package io.claviger.testkit;

import static io.claviger.testkit.Crawls.run;
import static io.claviger.testkit.Crawls.seen;
import static io.claviger.testkit.RecordingUsage.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.Problem;
import io.claviger.spi.ReportsUsage;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The numbered guarantees of {@link ReportsUsage}, each as a test. The peer's source holds records of several uses in at least one
 * scope, with {@code canary} among the parameters of one.
 */
public interface UsageContract {

    Peer peer();

    /** Settings of a source of which some records cannot be read, and others can. */
    Settings unreadable();

    private ReportsUsage open(Settings settings) throws Exception {
        return (ReportsUsage) peer().factory().open(settings);
    }

    /** One crawl of each scope, each from the checkpoints that an earlier one gave. */
    private List<RecordingUsage> crawl(List<RecordingUsage> before) throws Exception {
        List<RecordingUsage> crawls = new ArrayList<>();
        try (ReportsUsage connector = open(peer().settings())) {
            for (Scope scope : run(connector::scopes)) {
                Checkpoint from =
                        before.isEmpty() ? null : last(before.get(crawls.size()).checkpoints());
                crawls.add(crawl(connector, scope, new RecordingUsage(from)));
            }
        }
        return crawls;
    }

    private static @Nullable Checkpoint last(List<Checkpoint> checkpoints) {
        return checkpoints.isEmpty() ? null : checkpoints.getLast();
    }

    private static RecordingUsage crawl(ReportsUsage connector, Scope scope, RecordingUsage usage) throws Exception {
        return run(() -> {
            connector.crawl(scope, null, new RecordingSink(), usage);
            return usage;
        });
    }

    /** The first scope that has events. */
    private Scope used(ReportsUsage connector) throws Exception {
        for (Scope scope : run(connector::scopes)) {
            if (!crawl(connector, scope, new RecordingUsage(null)).events().isEmpty()) {
                return scope;
            }
        }
        throw new AssertionError("no scope of the peer has a usage event");
    }

    @Test
    default void usage1ObservesTheSameWhetherOrNotEventsAreWanted() throws Exception {
        try (ReportsUsage connector = open(peer().settings())) {
            // Given
            Scope scope = used(connector);
            RecordingSink with = new RecordingSink();

            // When
            run(() -> {
                connector.crawl(scope, null, with, new RecordingUsage(null));
                return true;
            });

            // Then
            assertThat(seen(with)).isEqualTo(seen(Crawls.crawl(connector, scope, null)));
        }
    }

    @Test
    default void usage2GoesOnFromEveryCheckpointWithoutLosingAnEvent() throws Exception {
        try (ReportsUsage connector = open(peer().settings())) {
            Scope scope = used(connector);
            RecordingUsage whole = crawl(connector, scope, new RecordingUsage(null));
            assertThat(whole.checkpoints()).isNotEmpty();
            for (int i = 1; i <= whole.checkpoints().size(); i++) {
                // Given
                int last = i;
                RecordingUsage stopped = new RecordingUsage(null) {
                    @Override
                    public void checkpoint(Checkpoint reached) throws InterruptedException {
                        super.checkpoint(reached);
                        if (checkpoints().size() == last) {
                            throw new InterruptedException("stopped by the test");
                        }
                    }
                };
                Throwable end =
                        catchThrowableOfType(InterruptedException.class, () -> crawl(connector, scope, stopped));

                // When
                RecordingUsage rest;
                try (ReportsUsage afterRestart = open(peer().settings())) {
                    rest = crawl(
                            afterRestart,
                            scope,
                            new RecordingUsage(stopped.checkpoints().getLast()));
                }

                // Then
                assertThat(end).as("stopped at checkpoint " + i).isNotNull();
                assertThat(told(stopped, rest)).as("stopped at checkpoint " + i).isEqualTo(told(whole));
            }
        }
    }

    @Test
    default void usage3TellsAnEventInTheSameWordsEveryTime() throws Exception {
        // When
        List<RecordingUsage> first = crawl(List.of());
        List<RecordingUsage> again = crawl(List.of());

        // Then
        for (int i = 0; i < first.size(); i++) {
            assertThat(told(again.get(i))).isEqualTo(told(first.get(i)));
        }
        assertThat(first).anyMatch(crawl -> told(crawl).size() > 1);
    }

    @Test
    default void usage4TellsWhatItCouldNotRead() throws Exception {
        try (ReportsUsage connector = open(unreadable())) {
            // Given
            RecordingSink sink = new RecordingSink();
            RecordingUsage usage = new RecordingUsage(null);

            // When
            for (Scope scope : run(connector::scopes)) {
                run(() -> {
                    connector.crawl(scope, null, sink, usage);
                    return true;
                });
            }

            // Then
            assertThat(sink.problems()).anyMatch(Problem::hidesObjects);
            assertThat(usage.events()).as("the others").isNotEmpty();
        }
    }

    @Test
    default void usage5WaitsForTheSink() throws Exception {
        try (ReportsUsage connector = open(peer().settings())) {
            // Given
            Scope scope = used(connector);
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch mayGoOn = new CountDownLatch(1);
            RecordingUsage usage = new RecordingUsage(null) {
                @Override
                protected void before() throws InterruptedException {
                    taken.countDown();
                    mayGoOn.await();
                }
            };

            // When
            var running = Crawls.start(() -> {
                connector.crawl(scope, null, new RecordingSink(), usage);
                return true;
            });
            boolean handed = taken.await(60, TimeUnit.SECONDS);
            int whileBlocked = usage.events().size();
            mayGoOn.countDown();
            Crawls.finish(running, Duration.ofMinutes(2));

            // Then
            assertThat(handed).isTrue();
            assertThat(whileBlocked).isZero();
            assertThat(usage.events()).isNotEmpty();
            assertThat(usage.callers()).as("threads that use the sink").containsExactly(running.thread());
        }
    }

    @Test
    default void usage6BeginsAnewFromACheckpointThatItDoesNotUnderstand() throws Exception {
        try (ReportsUsage connector = open(peer().settings())) {
            // Given
            Scope scope = used(connector);

            // When
            RecordingUsage usage = crawl(connector, scope, new RecordingUsage(new Checkpoint("from another release")));

            // Then
            assertThat(told(usage)).isEqualTo(told(crawl(connector, scope, new RecordingUsage(null))));
        }
    }

    @Test
    default void usage7KeepsWhatWasSaidToItself() throws Exception {
        // When
        List<RecordingUsage> crawls = crawl(List.of());

        // Then
        for (RecordingUsage crawl : crawls) {
            assertThat(crawl.events().toString()).doesNotContain(peer().canary());
            assertThat(crawl.checkpoints().toString()).doesNotContain(peer().canary());
        }
    }

    @Test
    default void tellsNextToNothingTwiceWhenNothingHappenedSince() throws Exception {
        // Given
        List<RecordingUsage> first = crawl(List.of());

        // When
        List<RecordingUsage> second = crawl(first);

        // Then
        for (int i = 0; i < first.size(); i++) {
            assertThat(told(first.get(i)).keySet())
                    .containsAll(told(second.get(i)).keySet());
        }
    }
}
