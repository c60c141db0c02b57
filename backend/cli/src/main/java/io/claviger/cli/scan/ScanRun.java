package io.claviger.cli.scan;

import io.claviger.cli.Claviger;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One scan of some targets. Reports and messages are written by the thread that runs it, in the order of the targets. */
final class ScanRun {

    private final ScanOptions options;
    private final TextScan scan;
    private final Report report;
    private final Counts counts;
    private final Progress progress;
    private final PrintWriter err;
    private final List<String> notices = new ArrayList<>();
    private final List<Report.History> repositories = new ArrayList<>();
    private final Set<String> opened = new HashSet<>();

    ScanRun(ScanOptions options, TextScan scan, Report report, Counts counts, Progress progress, PrintWriter err) {
        this.options = options;
        this.scan = scan;
        this.report = report;
        this.counts = counts;
        this.progress = progress;
        this.err = err;
    }

    /**
     * Scans, and answers the exit code.
     *
     * @param problems what of the rules and ignore files that people brought cannot be used, and why
     */
    int run(List<String> targets, List<String> problems, BlobFile.Rules rules) throws InterruptedException {
        problems.forEach(problem -> notice("not used: " + TextReport.clean(problem)));
        boolean whole = true;
        try (progress) {
            progress.begin();
            for (String target : targets) {
                whole &= target(target, rules);
            }
        }
        boolean could = whole && counts.unread.get() == 0;
        int found = counts.found.get() > 0 ? 1 : could ? 0 : Claviger.COULD_NOT;
        int code = problems.isEmpty() ? found : Claviger.COULD_NOT;
        report.end(new Report.Ending(code, notices, repositories));
        err.println("claviger: " + counts.summary());
        return code;
    }

    private boolean target(String target, BlobFile.Rules rules) throws InterruptedException {
        if (target.equals("-")) {
            return standardInput();
        }
        if (Repository.isUrl(target) || options.history()) {
            return repository(target, rules);
        }
        Path root = Path.of(target);
        if (!Files.isReadable(root)) {
            unread(
                    target,
                    Files.exists(root) ? "permission denied; run as a user who may read it" : "it does not exist");
            return false;
        }
        progress.measure(root);
        try (OrderedWork work = new OrderedWork(options.jobs(), this::tell)) {
            Batch batch = new Batch(work, root);
            new FileTree(options.noIgnore(), counts, (path, why) -> unread(path.toString(), why))
                    .walk(root, batch::add);
            batch.give();
            work.finish();
        }
        return true;
    }

    /** Some files are one piece of work, since handing over each by itself takes as long as reading a small one. */
    private final class Batch {
        private static final int FILES = 16;

        private final OrderedWork work;
        private final Path root;
        private List<Path> files = new ArrayList<>();

        Batch(OrderedWork work, Path root) {
            this.work = work;
            this.root = root;
        }

        void add(Path file) {
            files.add(file);
            if (files.size() == FILES) {
                give();
            }
        }

        void give() {
            List<Path> given = files;
            files = new ArrayList<>();
            work.give(
                    0,
                    () -> given.stream()
                            .flatMap(file -> file(file, root).stream())
                            .toList());
        }
    }

    private boolean repository(String target, BlobFile.Rules rules) throws InterruptedException {
        Repository repository =
                new Repository(target, options.history(), options.targets().size() > 1);
        if (!opened.add(repository.seen().location())) {
            return true;
        }
        if (!Repository.isUrl(target) && !repository.shown().equals(target)) {
            say(TextReport.inOneLine(target) + " lies in the repository " + TextReport.inOneLine(repository.shown())
                    + ", whose whole history is read");
        }
        CleanBlobs clean = options.history() && !options.noIndex()
                ? CleanBlobs.open(CleanBlobs.fileOf(repository.seen().location(), Home.folder()), rules)
                : CleanBlobs.none();
        try (OrderedWork work = new OrderedWork(options.jobs(), this::tell)) {
            try {
                repository.read(new Repository.Readers(scan, work, clean, progress, this::unread));
            } finally {
                work.finish();
            }
            clean.keep();
            if (options.history()) {
                repositories.add(repository.seen());
            }
            return true;
        } catch (IOException e) {
            say("what was learned of " + repository.shown() + " cannot be kept for the next scan (" + FileTree.reason(e)
                    + "); make " + Home.folder() + " writable, point CLAVIGER_HOME elsewhere, or give --no-index");
            return true;
        } catch (ScanException e) {
            unread(repository.shown(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private List<Finding> file(Path file, Path root) {
        String path = root.toString().equals(".") ? root.relativize(file).toString() : file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return scan.read(
                            in,
                            Finding.Place.file(path.isEmpty() ? file.toString() : path, within(file, root)),
                            this::unread)
                    .findings();
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

    private boolean standardInput() {
        try {
            scan.read(System.in, Finding.Place.file("-", "-"), this::unread)
                    .findings()
                    .forEach(this::tell);
            return true;
        } catch (IOException e) {
            unread("standard input", FileTree.reason(e));
            return false;
        }
    }

    private void tell(Finding finding) {
        Suppression suppression = finding.suppression();
        if (suppression == null) {
            counts.found.incrementAndGet();
            progress.around(() -> report.add(finding));
        } else {
            (suppression.kind() == Suppression.Kind.BASELINE ? counts.known : counts.allowed).incrementAndGet();
            report.suppressed(finding);
        }
    }

    private void unread(String what, String why) {
        counts.unread.incrementAndGet();
        notice("not read: " + TextReport.inOneLine(what) + ": " + TextReport.clean(why));
    }

    private void notice(String notice) {
        synchronized (notices) {
            notices.add(notice);
        }
        say(notice);
    }

    private void say(String what) {
        progress.around(() -> err.println("claviger: " + what));
    }
}
