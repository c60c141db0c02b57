package io.claviger.server.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Wall time and processor time since its begin: of this process and of all that it started (the database), with the machine's load
 * beside it. On a busy machine the wall tells of the others, the processor time of us.
 */
final class Effort {

    /** What Linux counts in: the user's hundredths of a second. */
    private static final double TICKS = 100;

    private static final Path STATISTICS = Path.of("/proc");

    private final long begin = System.nanoTime();
    private final double before = spent();

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    double processorSeconds() {
        return spent() - before;
    }

    private static double spent() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToDouble(Effort::spentBy)
                .sum();
    }

    /** Where the system tells, with its children that have ended: a connection's process ends with it. */
    private static double spentBy(ProcessHandle process) {
        try {
            String line = Files.readString(STATISTICS.resolve(process.pid() + "/stat"));
            String[] numbers = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Stream.of(numbers)
                            .skip(11)
                            .limit(4)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS;
        } catch (IOException elsewhere) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        }
    }

    static String machine() {
        return "load %.1f on %d cores"
                .formatted(
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors());
    }
}
