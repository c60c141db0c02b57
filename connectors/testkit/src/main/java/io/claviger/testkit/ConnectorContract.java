package io.claviger.testkit;

import static io.claviger.testkit.Crawls.crawl;
import static io.claviger.testkit.Crawls.run;
import static io.claviger.testkit.Crawls.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Check;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The numbered guarantees of {@link Connector}, each as a test. A connector's {@code *IT} implements this interface and says
 * which real source it talks to. The sixth, that order does not matter, asks something of the server and nothing of a
 * connector; of the shapes in which connectors answer see {@link ObservationContract}, of going on from a checkpoint {@link CheckpointContract}, of their forms {@link FactoryContract}.
 */
public interface ConnectorContract extends CheckpointContract, ObservationContract, FactoryContract {

    /** The source to test against; the same one in every call. */
    @Override
    Peer peer();

    /** Whatever a change to the source would change: the rows of its tables, the names, sizes and times of its files. */
    Object stateOfSource() throws Exception;

    private Connector open() throws ConnectorException {
        return peer().factory().open(peer().settings());
    }

    @Test
    default void contract1ServesSeveralConnectorsOfOneTypeAtTheSameTime() throws Exception {
        try (Connector one = open();
                Connector other = open()) {
            // Given
            Scope scope = run(one::scopes).getFirst();
            RecordingSink first = new RecordingSink();
            RecordingSink second = new RecordingSink();

            // When
            var running = Crawls.start(() -> {
                one.crawl(scope, null, first);
                return true;
            });
            run(() -> {
                other.crawl(scope, null, second);
                return true;
            });
            Crawls.finish(running, Duration.ofMinutes(2));

            // Then
            assertThat(seen(first)).isNotEmpty().isEqualTo(seen(second));
        }
    }

    @Test
    default void contract2NamesTheSameScopesEveryTime() throws Exception {
        try (Connector one = open();
                Connector other = open()) {
            // Given
            List<Scope> before = run(one::scopes);

            // When
            List<Scope> again = run(one::scopes);
            List<Scope> elsewhere = run(other::scopes);

            // Then
            assertThat(before).isNotEmpty().isEqualTo(again).isEqualTo(elsewhere);
            assertThat(before).extracting(Scope::id).doesNotHaveDuplicates().allMatch(id -> id.length() <= 200);
        }
    }

    @Test
    default void contract3ThrowsRatherThanAnswerWithNothing() throws Exception {
        for (Peer.Failure failure : peer().failures()) {
            try (Connector connector = peer().factory().open(failure.settings())) {
                // When
                ConnectorException thrown =
                        catchThrowableOfType(ConnectorException.class, () -> run(connector::scopes));

                // Then
                assertThat(thrown).as(failure.what()).isNotNull();
                assertThat(thrown.category()).as(failure.what()).isEqualTo(failure.category());
                // Two sentences at least: what is wrong with what, and what to do.
                assertThat(thrown).as(failure.what()).hasMessageMatching("(?s).{15,}\\. [A-Z].{8,}");
            }
        }
    }

    @Test
    default void contract3SaysThatAScopeDoesNotExist() throws Exception {
        try (Connector connector = open()) {
            // When
            ConnectorException thrown = catchThrowableOfType(
                    ConnectorException.class, () -> crawl(connector, new Scope("no such scope", "none"), null));

            // Then
            assertThat(thrown).isNotNull();
            assertThat(thrown.category()).isEqualTo(Category.NOT_FOUND);
        }
    }

    @Test
    default void contract4ReadsTheRestOfAScopeOfWhichAPartCannotBeRead() throws Exception {
        for (Settings damaged : peer().damaged()) {
            try (Connector connector = peer().factory().open(damaged)) {
                // When
                RecordingSink sink = crawl(connector, run(connector::scopes).getFirst(), null);

                // Then
                assertThat(sink.problems()).isNotEmpty();
                assertThat(seen(sink)).isNotEmpty();
            }
        }
    }

    @Test
    default void contract5WaitsForTheSink() throws Exception {
        try (Connector connector = open()) {
            // Given
            Scope scope = run(connector::scopes).getFirst();
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch mayGoOn = new CountDownLatch(1);
            RecordingSink sink = new RecordingSink() {
                @Override
                protected void before() throws InterruptedException {
                    taken.countDown();
                    mayGoOn.await();
                }
            };

            // When
            var running = Crawls.start(() -> {
                connector.crawl(scope, null, sink);
                return true;
            });
            boolean handed = taken.await(60, TimeUnit.SECONDS);
            int whileBlocked = sink.size();
            mayGoOn.countDown();
            Crawls.finish(running, Duration.ofMinutes(2));

            // Then
            assertThat(handed).isTrue();
            assertThat(whileBlocked).isZero();
            assertThat(sink.size()).isPositive();
            assertThat(sink.callers()).as("threads that use the sink").containsExactly(running.thread());
        }
    }

    @Test
    default void contract7SeesTheSameInTheSameSource() throws Exception {
        try (Connector connector = open()) {
            for (Scope scope : run(connector::scopes)) {
                // When
                RecordingSink first = crawl(connector, scope, null);
                RecordingSink second = crawl(connector, scope, null);

                // Then
                assertThat(seen(second)).isEqualTo(seen(first));
            }
        }
    }

    @Test
    default void contract10EndsSoonWhenItIsInterrupted() throws Exception {
        try (Connector connector = open()) {
            // Given
            Scope scope = run(connector::scopes).getFirst();
            RecordingSink interrupting = new RecordingSink() {
                @Override
                protected void before() {
                    Thread.currentThread().interrupt();
                }
            };

            // When
            var running = Crawls.start(() -> {
                connector.crawl(scope, null, interrupting);
                return true;
            });
            Throwable thrown =
                    catchThrowableOfType(Exception.class, () -> Crawls.finish(running, Duration.ofSeconds(5)));

            // Then
            assertThat(thrown).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    default void contract11KeepsItsSecretsInEverythingItSays() throws Exception {
        List<String> said = new ArrayList<>();
        for (Peer.Failure failure : peer().failures()) {
            try (Connector connector = peer().factory().open(failure.settings())) {
                // When
                Throwable thrown = catchThrowableOfType(ConnectorException.class, () -> run(connector::scopes));
                List<Check> checks = run(connector::check);

                // Then
                assertThat(checks).as(failure.what()).anyMatch(check -> check.outcome() == Check.Outcome.FAILED);
                assertThat(checks)
                        .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                        .allMatch(check ->
                                check.remedy() != null && !check.remedy().isBlank());
                for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                    said.add(cause.toString());
                }
                said.add(checks.toString());
                said.add(connector.toString());
            }
        }
        assertThat(said).isNotEmpty().noneMatch(text -> text.contains(peer().canary()));
    }

    @Test
    default void contract12ChangesNothing() throws Exception {
        // Given
        Object before = stateOfSource();

        // When
        try (Connector connector = open()) {
            run(connector::check);
            for (Scope scope : run(connector::scopes)) {
                crawl(connector, scope, null);
            }
        }

        // Then
        assertThat(stateOfSource()).isEqualTo(before);
    }

    @Test
    default void contract13IsClosedForGoodAndMayBeClosedAgain() throws Exception {
        // Given
        Connector connector = open();
        Scope scope = run(connector::scopes).getFirst();
        connector.close();
        connector.close();

        // When
        ConnectorException scopes = catchThrowableOfType(ConnectorException.class, () -> run(connector::scopes));
        ConnectorException crawl = catchThrowableOfType(ConnectorException.class, () -> crawl(connector, scope, null));
        List<Check> checks = run(connector::check);

        // Then
        assertThat(List.of(scopes, crawl)).allMatch(thrown -> thrown.category() == Category.PROTOCOL);
        assertThat(checks).anyMatch(check -> check.outcome() == Check.Outcome.FAILED);
    }

    @Test
    default void passesItsOwnChecksAndHidesNothingWhenAllIsWell() throws Exception {
        try (Connector connector = open()) {
            // When
            List<Check> checks = run(connector::check);
            List<Problem> hiding = new ArrayList<>();
            for (Scope scope : run(connector::scopes)) {
                hiding.addAll(crawl(connector, scope, null).problems().stream()
                        .filter(Problem::hidesObjects)
                        .toList());
            }

            // Then
            assertThat(checks).isNotEmpty().noneMatch(check -> check.outcome() == Check.Outcome.FAILED);
            assertThat(hiding).isEmpty();
            assertThat(Map.of("checks", checks).toString()).doesNotContain(peer().canary());
        }
    }
}
