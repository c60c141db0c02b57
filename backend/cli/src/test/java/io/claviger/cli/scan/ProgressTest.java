package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            150000000   | 0    | 2    | 150.0 MB  75.0 MB/s
            150000000   | 0.5  | 2    | [============            ]  50 %  150.0 MB  75.0 MB/s  2 s left
            2500000000  | 0.25 | 100  | [======                  ]  25 %  2.50 GB  25.0 MB/s  5:00 min left
            1000        | 0.005 | 1   | [                        ]   0 %  0.0 MB  0.0 MB/s
            1000000000  | 2    | 10   | [========================] 100 %  1.00 GB  100.0 MB/s  0 s left
            9000000000  | 0.1  | 1000 | [==                      ]  10 %  9.00 GB  9.0 MB/s  2:30 h left
            """)
    void saysHowMuchHowFastAndHowLong(long bytes, double share, int seconds, String line) {
        assertThat(ProgressLine.of(bytes, share, Duration.ofSeconds(seconds))).isEqualTo(line);
    }

    @Test
    void isOutOfTheWayOfWhatElseIsWritten() {
        // Given
        StringWriter terminal = new StringWriter();
        Counts counts = new Counts();
        counts.bytes.set(1_000_000);
        Progress progress = new Progress(new PrintWriter(terminal), counts, InstantSource.fixed(START));
        progress.share(1, 2);

        // When
        progress.draw();
        progress.around(() -> terminal.write("found\n"));
        progress.around(() -> terminal.write("again\n"));
        progress.close();

        // Then
        assertThat(terminal.toString())
                .startsWith("\r\u001b[K[============            ]  50 %")
                .endsWith("left\r\u001b[Kfound\nagain\n");
    }

    @Test
    void writesNothingWhereThereIsNoTerminal() {
        StringWriter other = new StringWriter();
        Progress progress = new Progress(null, new Counts(), InstantSource.fixed(START)).begin();
        progress.draw();
        progress.around(() -> other.write("found"));
        progress.close();
        assertThat(other).hasToString("found");
    }
}
