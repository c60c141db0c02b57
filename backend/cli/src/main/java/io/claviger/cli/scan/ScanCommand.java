package io.claviger.cli.scan;

import io.claviger.cli.Claviger;
import io.claviger.cli.verification.Vendors;
import io.claviger.cli.verification.Wire;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleException;
import io.claviger.engine.secrets.rules.RuleFile;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claviger scan}. */
@Command(
        name = "scan",
        description = "Find secrets in files, standard input and git repositories, without a server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 nothing found, 1 found something, 2 could not do it.",
            "A line with 'claviger:allow REASON' is not told, nor are the fingerprints in .clavigerignore.",
            "Fingerprints are made with the key in CLAVIGER_HOME/fingerprint.key, or with a public constant when there is none."
        })
public final class ScanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ScanOptions options = new ScanOptions();

    private final InstantSource clock = InstantSource.system();
    private final Counts counts = new Counts();

    @Override
    public Integer call() throws InterruptedException {
        try {
            refuseWhatIsMissing();
            RuleSet rules = rules();
            if (options.listTypes) {
                new TypeList(out()).print(rules, options.format);
                return 0;
            }
            if (options.explain != null) {
                return new Explanation(out(), Scanner.of(rules), clock.instant()).explain(options.explain);
            }
            return scan(Scanner.of(rules));
        } catch (ScanException | RuleException e) {
            err().println("claviger: " + TextReport.clean(String.valueOf(e.getMessage())));
            return Claviger.COULD_NOT;
        }
    }

    private void refuseWhatIsMissing() {
        if (options.jobs < 1) {
            throw new ScanException("--jobs must be 1 or more, not " + options.jobs);
        }
    }

    private RuleSet rules() {
        Path file = options.rules;
        if (file == null) {
            return RuleSet.builtIn();
        }
        if (file.toString().endsWith(".toml")) {
            throw new ScanException("--rules: TOML rule files are not available in this version; " + file
                    + " must be a YAML rule file of Claviger");
        }
        try {
            return RuleSet.builtIn()
                    .with(RuleFile.parse(file.toString(), Files.readString(file)).stream()
                            .map(RuleFile.Described::type)
                            .toList());
        } catch (IOException e) {
            throw new ScanException("--rules: " + file + " cannot be read (" + FileTree.reason(e) + ")");
        }
    }

    private int scan(Scanner scanner) throws InterruptedException {
        List<String> targets = options.targets.isEmpty() ? List.of(".") : options.targets;
        TextScan.Choice choice = new TextScan.Choice(
                options.all,
                options.showSecrets,
                !options.noIgnore,
                ignored(targets),
                options.baseline == null ? Set.of() : Known.baseline(options.baseline));
        TextScan scan = new TextScan(scanner, FingerprintKey.load(System.getenv()), choice, counts, clock.instant());
        if (options.verify) {
            scan.verifyWith(new Vendors(Wire.real(), clock));
        }
        Report report = report();
        boolean whole = true;
        for (String target : targets) {
            whole &= target(target, scan, report);
        }
        report.end();
        err().println("claviger: " + counts.summary());
        return counts.found.get() > 0 ? 1 : whole && counts.unread.get() == 0 ? 0 : Claviger.COULD_NOT;
    }

    /** Whether the target could be read at all. */
    private boolean target(String target, TextScan scan, Report report) throws InterruptedException {
        if (target.equals("-")) {
            return standardInput(scan, report);
        }
        if (Repository.isUrl(target) || options.history) {
            try (OrderedWork work = new OrderedWork(options.jobs, finding -> tell(finding, report))) {
                try {
                    new Repository(target, options.history).read(scan, work, this::unread);
                } finally {
                    work.finish();
                }
                return true;
            } catch (ScanException e) {
                unread(target, String.valueOf(e.getMessage()));
                return false;
            }
        }
        Path root = Path.of(target);
        if (!Files.isReadable(root)) {
            unread(
                    target,
                    Files.exists(root) ? "permission denied; run as a user who may read it" : "it does not exist");
            return false;
        }
        try (OrderedWork work = new OrderedWork(options.jobs, finding -> tell(finding, report))) {
            new FileTree(options.noIgnore, counts, (path, why) -> unread(path.toString(), why))
                    .walk(root, file -> work.give(() -> file(file, root, scan)));
            work.finish();
        }
        return true;
    }

    private List<Finding> file(Path file, Path root, TextScan scan) {
        String path = root.toString().equals(".") ? root.relativize(file).toString() : file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return scan.read(
                    in, Finding.Place.file(path.isEmpty() ? file.toString() : path, within(file, root)), this::unread);
        } catch (IOException e) {
            unread(file.toString(), FileTree.reason(e));
            return List.of();
        }
    }

    private static String within(Path file, Path root) {
        return file.equals(root)
                ? String.valueOf(file.getFileName())
                : root.relativize(file).toString();
    }

    private boolean standardInput(TextScan scan, Report report) {
        try {
            scan.read(System.in, Finding.Place.file("-", "-"), this::unread).forEach(finding -> tell(finding, report));
            return true;
        } catch (IOException e) {
            unread("standard input", FileTree.reason(e));
            return false;
        }
    }

    private void tell(Finding finding, Report report) {
        counts.found.incrementAndGet();
        report.add(finding);
    }

    private void unread(String what, String why) {
        counts.unread.incrementAndGet();
        synchronized (counts) {
            err().println("claviger: not read: " + TextReport.clean(what) + ": " + TextReport.clean(why));
        }
    }

    private Set<String> ignored(List<String> targets) {
        Set<String> ignored = new HashSet<>();
        if (!options.noIgnore) {
            for (String target : targets) {
                if (!target.equals("-") && !Repository.isUrl(target)) {
                    Known.ignoreFilesOf(Path.of(target)).forEach(file -> ignored.addAll(Known.ignored(file)));
                }
            }
        }
        return ignored;
    }

    private Report report() {
        return switch (options.format) {
            case text -> new TextReport(out());
            case json -> new JsonReport(out(), false);
            case jsonl -> new JsonReport(out(), true);
            case sarif -> new SarifReport(out());
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
