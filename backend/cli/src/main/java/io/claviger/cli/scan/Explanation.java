package io.claviger.cli.scan;

import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.Clue;
import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.Scan;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.ScanTotals;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.unpack.Unpacking;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells all about what stands in one line of a file: what is reported, what is not, and why. */
final class Explanation {

    private static final String MARK = "claviger:allow";

    private final PrintWriter out;
    private final Scanner scanner;
    private final Fingerprinter fingerprinter;
    private final Ignoring ignoring;
    private final Instant now;
    private final boolean lines;

    /** @param lines whether it is told to programs, as an object a line, and not to people */
    Explanation(
            PrintWriter out,
            boolean lines,
            Scanner scanner,
            Fingerprinter fingerprinter,
            Ignoring ignoring,
            Instant now) {
        this.out = out;
        this.lines = lines;
        this.scanner = scanner;
        this.fingerprinter = fingerprinter;
        this.ignoring = ignoring;
        this.now = now;
    }

    /** Answers the exit code: 1 when something in the line is reported. */
    int tell(Explained asked) {
        One one = new One(asked);
        int code = asked.isGiven() ? tell(one, "-", System.in) : tell(one, asked.file());
        out.flush();
        return code;
    }

    private static int tell(One one, Path file) {
        if (Files.isDirectory(file)) {
            throw new ScanException(file + " is a folder; --explain takes a file, a colon and a line");
        }
        if (Files.exists(file) && !Files.isRegularFile(file) && !FileTree.isGivenByShell(file)) {
            throw new ScanException(file + " cannot be read: " + FileTree.SPECIAL);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return tell(one, file.toString(), in);
        } catch (IOException e) {
            throw new ScanException(file + " cannot be read (" + FileTree.reason(e)
                    + "); of a version in a history: git show COMMIT:PATH | claviger scan --explain -:LINE");
        }
    }

    private static int tell(One one, String path, InputStream in) {
        try {
            new Unpacking(one).open(path, in);
        } catch (IOException e) {
            throw new ScanException(path + " cannot be read (" + FileTree.reason(e) + ")");
        }
        return one.answer();
    }

    /** One question. */
    private final class One implements Unpacking.Sink {
        private final Explained asked;
        private final LineFinder line;
        private final List<Match> matches = new ArrayList<>();
        private final List<String> inner = new ArrayList<>();
        private @Nullable ScanTotals totals;

        One(Explained asked) {
            this.asked = asked;
            this.line = new LineFinder(asked.line());
        }

        @Override
        public void text(String path, InputStream in) throws IOException {
            inner.add(path);
            if (!path.equals(asked.path())) {
                return;
            }
            Scan scan = scanner.open(context(), match -> {
                if (match.span().line() <= asked.line() && match.span().endLine() >= asked.line()) {
                    matches.add(match);
                }
            });
            byte[] piece = new byte[1 << 16];
            for (int count = in.read(piece); count >= 0 && !scan.skipped(); count = in.read(piece)) {
                scan.feed(piece, 0, count);
                line.feed(piece, count);
            }
            totals = scan.finish();
        }

        @Override
        public void unread(String path, String why) {
            say("Not read: " + TextReport.clean(path) + ": " + TextReport.clean(why));
        }

        private ScanContext context() {
            return new ScanContext(asked.path(), asked.path(), now);
        }

        int answer() {
            ScanTotals read = totals;
            if (read == null) {
                throw new ScanException("there is no text " + asked.path()
                        + (inner.isEmpty()
                                ? ""
                                : "; there is " + String.join(", ", inner.subList(0, Math.min(5, inner.size())))));
            }
            if (read.skipped()) {
                say(asked.path() + " is a picture, sound, film or font, in which nothing is looked for.");
                return 0;
            }
            if (line.lines() < asked.line()) {
                throw new ScanException(asked.path() + " has " + line.lines() + " lines, and no line " + asked.line());
            }
            if (read.binary()) {
                say(asked.path() + " is no text: only values with a form of their own are looked for in it.");
            }
            if (matches.isEmpty()) {
                ClueList clues = new ClueList(out);
                List<Clue> found = scanner.clues(line.text(), context());
                if (lines) {
                    clues.tellPrograms(asked, found);
                } else {
                    clues.tell(asked, found);
                }
            }
            boolean reported = false;
            for (Match match : matches) {
                reported |= tell(match);
            }
            return reported ? 1 : 0;
        }

        private boolean tell(Match match) {
            String fingerprint = fingerprinter.fingerprint(match.value());
            Suppression suppression = ignoring.of(match, Finding.Place.file(asked.path(), asked.path()), fingerprint);
            boolean reported = suppression == null && match.verdict().reportable();
            if (lines) {
                Finding.Place place = Finding.Place.file(asked.path(), asked.path());
                var told = JsonReport.fields(Finding.of(match, place, fingerprint, false, suppression));
                told.put("answer", answered(match, suppression));
                out.print(JsonText.of(told) + "\n");
                return reported;
            }
            var type = match.type();
            out.print(String.format(
                    Locale.ROOT,
                    "%s (%s), %s%n",
                    type.title(),
                    type.id(),
                    type.severity().word()));
            fact("answer", answered(match, suppression));
            fact("value", match.preview() + ", " + match.value().length() + " bytes");
            fact(
                    "stands",
                    "line " + match.span().line() + " column " + match.span().column() + " to line "
                            + match.span().endLine() + " column " + match.span().endColumn());
            fact("verdict", String.format(Locale.ROOT, "%s, confidence %.2f", match.verdict(), match.confidence()));
            match.because().forEach(reason -> fact("because", reason));
            if (suppression == null && new String(line.text(), StandardCharsets.ISO_8859_1).contains(MARK)) {
                fact("mark", "'" + MARK + "' allows nothing without a reason; write one behind it");
            }
            if (match.identity() != null) {
                fact("names", match.identity().toString());
            }
            fact("fingerprint", fingerprint);
            fact("opens", type.opens());
            fact("revoke", type.revoke());
            fact("see", type.doc());
            return reported;
        }
    }

    private void say(String what) {
        if (!lines) {
            out.println(what);
        }
    }

    private static String answered(Match match, @Nullable Suppression suppression) {
        if (suppression != null) {
            return switch (suppression.kind()) {
                case IN_SOURCE -> "ignored, by a mark in its line: " + suppression.because();
                case EXTERNAL -> "ignored, by an ignore file or an allowlist: " + suppression.because();
                case BASELINE -> "ignored: " + suppression.because();
            };
        }
        return match.verdict().reportable()
                ? "reported"
                : "not reported, since it was judged to be no secret; --all reports it";
    }

    private void fact(String name, String fact) {
        if (!fact.isEmpty()) {
            out.print(String.format(Locale.ROOT, "  %-11s %s%n", name, TextReport.clean(fact)));
        }
    }
}
