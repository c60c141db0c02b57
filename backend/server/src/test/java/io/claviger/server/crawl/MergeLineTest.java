package io.claviger.server.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MergeLineTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void theNextIsMadeReadyWhileOneIsMergedAndIsMergedAfterIt() throws InterruptedException {
        // Given
        CountDownLatch secondIsReady = new CountDownLatch(1);

        // When
        try (MergeLine line = new MergeLine()) {
            line.add(turn -> {
                awaitLatch(secondIsReady);
                seen.add("first merged");
            });
            line.add(turn -> {
                seen.add("second ready");
                secondIsReady.countDown();
                turn.await(Duration.ofHours(1), () -> seen.add("withdrawn"));
                seen.add("second merged");
            });
            line.await();
        }

        // Then
        assertThat(seen).containsExactly("second ready", "first merged", "second merged");
    }

    @Test
    void noneIsMergedAfterOneThatFailedAndItsOwnReasonIsTold() {
        // When
        try (MergeLine line = new MergeLine()) {
            assertThatThrownBy(() -> {
                        line.add(turn -> {
                            throw new IllegalArgumentException("the disk is full");
                        });
                        line.add(turn -> {
                            turn.await(Duration.ofHours(1), () -> seen.add("withdrawn"));
                            seen.add("merged");
                        });
                        line.await();
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the disk is full");
        }

        // Then
        assertThat(seen).isEmpty();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
