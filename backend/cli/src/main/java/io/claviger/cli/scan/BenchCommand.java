package io.claviger.cli.scan;

import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claviger bench-scan}: how many megabytes a second of processor time one core searches, with files already in
 * memory; so that the figure holds on a busy machine. */
@Command(
        name = "bench-scan",
        hidden = true,
        description = "Measure the scanner over folders of ordinary source code, on one thread.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders of source code.")
    private List<Path> folders = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often all is searched; the best counts. Default: 5.")
    private int rounds = 5;

    @Option(names = "--megabytes", defaultValue = "200", description = "How much is loaded at most. Default: 200.")
    private int megabytes = 200;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Sample> samples = load();
        long bytes = samples.stream().mapToLong(sample -> sample.bytes().length).sum();
        if (bytes == 0) {
            spec.commandLine().getErr().println("claviger: there are no readable files in " + folders);
            return 2;
        }
        long start = System.nanoTime();
        Scanner scanner = Scanner.of(RuleSet.builtIn());
        out.printf(
                Locale.ROOT,
                "types %d, made ready in %.1f ms%n",
                scanner.rules().types().size(),
                millis(start));
        out.printf(Locale.ROOT, "input %d files, %.1f MB%n", samples.size(), bytes / 1e6);
        double best = 0;
        for (int round = 1; round <= rounds; round++) {
            Round result = round(scanner, samples);
            double speed = bytes / 1e6 / (result.millis() / 1e3);
            best = Math.max(best, speed);
            out.printf(
                    Locale.ROOT,
                    "round %d: %.0f ms of processor time, %.1f MB/s on one core, %d matches%n",
                    round,
                    result.millis(),
                    speed,
                    result.matches());
            out.flush();
        }
        out.printf(Locale.ROOT, "best %.1f MB/s%n", best);
        return 0;
    }

    private static Round round(Scanner scanner, List<Sample> samples) {
        long[] matches = {0};
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (Sample sample : samples) {
            scanner.scan(sample.bytes(), new ScanContext(sample.path(), Instant.EPOCH), match -> matches[0]++);
        }
        return new Round((clock.getCurrentThreadCpuTime() - start) / 1e6, matches[0]);
    }

    private List<Sample> load() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            new FileTree(false, new Counts(), (path, why) -> {}).walk(folder, files::add);
        }
        List<Sample> samples = new ArrayList<>();
        long left = megabytes * 1_000_000L;
        for (Path file : files) {
            if (Files.isReadable(file) && Files.size(file) <= left) {
                byte[] bytes = Files.readAllBytes(file);
                if (isBinary(bytes)) {
                    continue;
                }
                left -= bytes.length;
                samples.add(new Sample(file.toString(), bytes));
            }
        }
        return samples;
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

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private record Sample(String path, byte[] bytes) {}

    private record Round(double millis, long matches) {}
}
