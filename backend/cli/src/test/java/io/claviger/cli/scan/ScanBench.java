package io.claviger.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast folders are scanned, and how much is found in what holds next to nothing, side by side with public scanners. Each
 * is a process of its own with one thread, and its processor time counts from start to end. What a JVM reaches that has
 * run for a while, as the server's has, is measured apart.
 */
public final class ScanBench {

    private static final double ORDINARY = 150;
    private static final double DENSE = 40;

    private final Path claviger;
    private final Path programs;

    private ScanBench(Path claviger, Path programs) {
        this.claviger = claviger;
        this.programs = programs;
    }

    /**
     * Arguments: the launcher, the folder with the programs of other scanners, in which some or all may be missing, and
     * folders to scan in place of the sources of the JDK.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ScanBench bench = new ScanBench(Path.of(arguments[0]), Path.of(arguments[1]));
        try (BenchCorpora corpora = new BenchCorpora()) {
            for (int i = 2; i < arguments.length; i++) {
                bench.sideBySide(arguments[i], Path.of(arguments[i]).toAbsolutePath(), ORDINARY);
            }
            if (arguments.length == 2) {
                bench.jdk(corpora);
            }
            bench.sideBySide("text dense with keywords", corpora.dense(), DENSE);
        }
    }

    private void jdk(BenchCorpora corpora) throws IOException, InterruptedException {
        Path sources = corpora.jdk();
        if (sources == null) {
            System.out.println("this JDK brings no lib/src.zip: name a folder of ordinary source to scan");
        } else {
            sideBySide("sources of the JDK", sources, ORDINARY);
        }
    }

    private void sideBySide(String what, Path folder, double wanted) throws IOException, InterruptedException {
        double megabytes = BenchCorpora.size(folder) / 1e6;
        System.out.printf(Locale.ROOT, "%s, %.0f MB%n", what, megabytes);
        double warm = WarmScan.of(folder).bestSpeed();
        System.out.printf(
                Locale.ROOT, "  %-24s %7.1f MB/s of one core, %.0f wanted%n", "claviger, warm JVM", warm, wanted);
        ScannerProcess.Figures ours = ScannerProcess.claviger(claviger).best(folder, megabytes);
        print("claviger", ours, ours);
        List<String> missing = new ArrayList<>();
        for (ScannerProcess other : ScannerProcess.others(programs)) {
            if (Files.isExecutable(other.program())) {
                print(other.name(), other.best(folder, megabytes), ours);
            } else {
                missing.add(other.name());
            }
        }
        if (!missing.isEmpty()) {
            System.out.println("  missing, since pip could not install them: " + String.join(", ", missing));
        }
    }

    private static void print(String name, ScannerProcess.Figures figures, ScannerProcess.Figures ours) {
        System.out.printf(
                Locale.ROOT,
                "  %-24s %7.1f MB/s of one core (claviger is %.1f times as fast), %.2f findings per 10 MB%s%n",
                name + ", process",
                figures.speed(),
                ours.speed() / figures.speed(),
                figures.noise(),
                ours.noise() > 0
                        ? String.format(Locale.ROOT, " (%.1f times claviger's)", figures.noise() / ours.noise())
                        : "");
    }
}
