package io.claviger.testkit;

import static io.claviger.testkit.Crawls.crawl;
import static io.claviger.testkit.Crawls.run;
import static io.claviger.testkit.Crawls.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.Connector;
import io.claviger.spi.Scope;
import org.junit.jupiter.api.Test;

/** Guarantee 9 of {@link Connector}: what was handed over before a checkpoint and after it is all there is. */
public interface CheckpointContract {

    Peer peer();

    @Test
    default void contract9GoesOnFromEveryCheckpointWithoutLosingAnything() throws Exception {
        int checkpoints = 0;
        try (Connector connector = peer().factory().open(peer().settings())) {
            for (Scope scope : run(connector::scopes)) {
                RecordingSink whole = crawl(connector, scope, null);
                checkpoints += whole.checkpoints().size();
                for (int last = 1; last <= whole.checkpoints().size(); last++) {
                    // Given
                    StoppingSink stopped = new StoppingSink(last);
                    Throwable end = catchThrowableOfType(
                            InterruptedException.class,
                            () -> run(() -> {
                                connector.crawl(scope, null, stopped);
                                return true;
                            }));
                    Checkpoint from = stopped.checkpoints().getLast();

                    // When
                    RecordingSink rest;
                    try (Connector afterRestart = peer().factory().open(peer().settings())) {
                        rest = crawl(afterRestart, scope, from);
                    }

                    // Then
                    assertThat(end).as("stopped at checkpoint " + last).isNotNull();
                    assertThat(seen(stopped, rest)).isEqualTo(seen(whole));
                    assertThat(from.value().length()).isLessThanOrEqualTo(64 * 1024);
                    assertThat(from.value()).doesNotContain(peer().canary());
                }
            }
        }
        assertThat(checkpoints).as("checkpoints in all scopes").isGreaterThan(1);
    }

    @Test
    default void contract9BeginsAnewFromACheckpointThatItDoesNotUnderstand() throws Exception {
        try (Connector connector = peer().factory().open(peer().settings())) {
            // Given
            Scope scope = run(connector::scopes).getFirst();

            // When
            RecordingSink sink = crawl(connector, scope, new Checkpoint("from another release"));

            // Then
            assertThat(seen(sink)).isEqualTo(seen(crawl(connector, scope, null)));
        }
    }
}
