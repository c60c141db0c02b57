package io.claviger.cli.scan;

import io.claviger.cli.Claviger;
import io.claviger.cli.DeclaredOptions;
import io.claviger.cli.verification.Vendors;
import io.claviger.cli.verification.Wire;
import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.OwnRules;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code claviger scan}. */
public final class ScanCommand implements Callable<Integer> {

    private final CommandSpec spec = DeclaredOptions.command("scan", this);
    private final ScanOptions options = new ScanOptions();
    private final InstantSource clock = InstantSource.system();

    private ScanCommand() {}

    /** The command with its options. */
    public static CommandSpec declared() {
        ScanCommand command = new ScanCommand();
        command.options.addTo(command.spec);
        command.spec
                .usageMessage()
                .description("Find secrets in files, standard input and git repositories, without a server.")
                .footer(
                        "",
                        "Exit code: 0 nothing found, 1 found something, 2 could not do it.",
                        "A line with 'claviger:allow REASON' or 'gitleaks:allow' is not told, nor are the fingerprints in",
                        ".clavigerignore and the places in .gitleaksignore.",
                        "Fingerprints are made with the key in CLAVIGER_HOME/fingerprint.key, or with a public constant when there is none.");
        return command.spec;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (options.jobs() < 1) {
                throw new ScanException("--jobs must be 1 or more, not " + options.jobs());
            }
            OwnRules own = BroughtRules.read(options.rules());
            RuleSet rules = own.with(RuleSet.builtIn());
            if (options.listTypes()) {
                own.problems().forEach(problem -> complain("not used: " + problem));
                new TypeList(out()).print(rules, options.format());
                return own.problems().isEmpty() ? 0 : Claviger.COULD_NOT;
            }
            String place = options.explain();
            return place == null ? scan(own, rules) : explain(place, own, rules);
        } catch (ScanException e) {
            complain(String.valueOf(e.getMessage()));
            return Claviger.COULD_NOT;
        }
    }

    private int scan(OwnRules own, RuleSet rules) throws InterruptedException {
        List<String> targets = options.targets().isEmpty() ? List.of(".") : options.targets();
        Ignoring ignoring = ignoring(targets, own, rules);
        TextScan.Choice choice = new TextScan.Choice(options.all(), options.showSecrets(), ignoring);
        Counts counts = new Counts();
        TextScan scan = new TextScan(Scanner.of(rules), fingerprinter(), choice, counts, clock.instant());
        if (options.verify()) {
            scan.verifyWith(new Vendors(Wire.real(), clock));
        }
        Progress progress = new Progress(Progress.isOnTerminal() ? err() : null, counts, clock);
        BlobFile.Rules index = options.history() && !options.noIndex() ? BlobFile.Rules.of(rules) : BlobFile.Rules.NONE;
        return new ScanRun(options, scan, report(targets), counts, progress, err())
                .run(targets, problems(own, ignoring), index);
    }

    private int explain(String place, OwnRules own, RuleSet rules) {
        Explained explained = Explained.of(place);
        boolean lines = options.format() == Report.Format.jsonl;
        if (!lines && options.format() != Report.Format.text) {
            throw new ScanException("--explain answers as text or jsonl, not as " + options.format());
        }
        Ignoring ignoring = ignoring(List.of(explained.path()), own, rules);
        List<String> problems = problems(own, ignoring);
        problems.forEach(problem -> complain("not used: " + problem));
        int code = new Explanation(out(), lines, Scanner.of(rules), fingerprinter(), ignoring, clock.instant())
                .tell(explained);
        return problems.isEmpty() ? code : Claviger.COULD_NOT;
    }

    private Ignoring ignoring(List<String> targets, OwnRules own, RuleSet rules) {
        Set<String> baseline = Baseline.read(options.baseline());
        return options.noIgnore()
                ? Ignoring.nothingBut(baseline)
                : Ignoring.of(targets, own.allowances(), baseline, rules);
    }

    private static List<String> problems(OwnRules own, Ignoring ignoring) {
        return Stream.concat(own.problems().stream(), ignoring.problems().stream())
                .toList();
    }

    private static Fingerprinter fingerprinter() {
        return FingerprintKey.load(Home.folder());
    }

    private Report report(List<String> targets) {
        return switch (options.format()) {
            case text -> new TextReport(out());
            case json -> new JsonReport(out(), false);
            case jsonl -> new JsonReport(out(), true);
            case sarif -> new SarifReport(out(), SourceRoot.of(targets));
        };
    }

    private void complain(String what) {
        err().println("claviger: " + TextReport.clean(what));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
