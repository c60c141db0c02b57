package io.claviger.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A scanner as people start it, told to use one thread and to ask nobody.
 *
 * @param finding how a line of its report begins, but for spaces, that tells a finding
 * @param exits the codes with which it ends when it has scanned all
 */
record ScannerProcess(Path program, List<String> arguments, String finding, Set<Integer> exits) {

    private static final int ROUNDS = 3;
    /** What takes longer is measured once. */
    private static final double LONG_SECONDS = 20;

    /** Megabytes a second of processor time, and findings in ten megabytes. */
    record Figures(double speed, double noise) {}

    static ScannerProcess claviger(Path launcher) {
        return new ScannerProcess(
                launcher, List.of("scan", "--jobs", "1", "--format", "jsonl", "."), "{\"type\"", Set.of(0, 1));
    }

    static List<ScannerProcess> others(Path programs) {
        return List.of(
                new ScannerProcess(
                        programs.resolve("kingfisher"),
                        List.of("scan", "--no-validate", "--no-update-check", "--jobs", "1", "--format", "jsonl", "."),
                        "{\"rule\"",
                        Set.of(0, 200)),
                new ScannerProcess(
                        programs.resolve("betterleaks"),
                        List.of("--jsonl", "--no-banner", "--jobs", "1", "."),
                        "{\"schema_version\":\"1\",\"finding\"",
                        Set.of(0, 1)),
                new ScannerProcess(
                        programs.resolve("detect-secrets"),
                        List.of("scan", "--all-files", "--no-verify", "."),
                        "\"hashed_secret\"",
                        Set.of(0)));
    }

    String name() {
        return program.getFileName().toString();
    }

    /** The least processor time of some rounds, its own and that of the processes which it starts. */
    Figures best(Path folder, double megabytes) throws IOException, InterruptedException {
        Path output = Files.createTempDirectory("claviger-bench");
        Path report = output.resolve("report");
        Path times = output.resolve("times");
        try {
            double least = Double.MAX_VALUE;
            double seconds = 0;
            for (int round = 0; round < ROUNDS && seconds < LONG_SECONDS; round++) {
                seconds = seconds(folder, report, times);
                least = Math.min(least, seconds);
            }
            return new Figures(megabytes / least, findings(report) * 10 / megabytes);
        } finally {
            Files.deleteIfExists(report);
            Files.deleteIfExists(times);
            Files.delete(output);
        }
    }

    private double seconds(Path folder, Path report, Path times) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; { time \"$0\" \"$@\" 2>/dev/null; } 2>&2"));
        command.add(program.toString());
        command.addAll(arguments);
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(report.toFile())
                .redirectError(times.toFile())
                .start()
                .waitFor();
        if (!exits.contains(exit)) {
            throw new IllegalStateException(
                    name() + " ended with " + exit + " in " + folder + "; try it there by hand: " + command);
        }
        double sum = 0;
        for (String part : Files.readString(times).strip().split(" ")) {
            sum += Double.parseDouble(part);
        }
        return sum;
    }

    private long findings(Path report) throws IOException {
        try (var lines = Files.lines(report)) {
            return lines.filter(line -> line.stripLeading().startsWith(finding)).count();
        }
    }
}
