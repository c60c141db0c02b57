package io.claviger.cli.scan;

import com.sun.management.OperatingSystemMXBean;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Texts in memory, searched with all types by one thread again and again, until the JVM has compiled what it will compile. */
record WarmScan(List<Sample> samples) {

    /** It goes on for so many rounds more than the fastest. */
    private static final int ROUNDS = 6;

    private static final int MOST_ROUNDS = 40;
    private static final long AT_MOST = 200_000_000;

    record Sample(String path, byte[] bytes) {}

    static WarmScan of(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        new FileTree(false, new Counts(), (path, why) -> {}).walk(folder, files::add);
        List<Sample> samples = new ArrayList<>();
        long left = AT_MOST;
        for (Path file : files) {
            if (Files.isReadable(file) && Files.size(file) <= left) {
                byte[] bytes = Files.readAllBytes(file);
                if (!isBinary(bytes)) {
                    left -= bytes.length;
                    samples.add(new Sample(file.toString(), bytes));
                }
            }
        }
        return new WarmScan(samples);
    }

    /** What the scanner would pass over is not counted as searched. */
    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(8_000, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Megabytes a second of processor time, collecting garbage and all. */
    double bestSpeed() {
        Scanner scanner = Scanner.of(RuleSet.builtIn());
        OperatingSystemMXBean clock = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long bytes = samples.stream().mapToLong(sample -> sample.bytes().length).sum();
        double best = 0;
        int left = ROUNDS;
        for (int round = 0; round < MOST_ROUNDS && left > 0; round++) {
            long start = clock.getProcessCpuTime();
            for (Sample sample : samples) {
                scanner.scan(sample.bytes(), new ScanContext(sample.path(), Instant.EPOCH), match -> {});
            }
            double speed = bytes * 1e3 / (clock.getProcessCpuTime() - start);
            left = speed > best ? ROUNDS : left - 1;
            best = Math.max(best, speed);
        }
        return best;
    }
}
