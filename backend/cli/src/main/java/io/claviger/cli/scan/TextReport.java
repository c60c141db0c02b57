package io.claviger.cli.scan;

import java.io.PrintWriter;
import java.util.Locale;

/** For people at a terminal. What comes from files is stripped of control characters. */
final class TextReport implements Report {

    private final PrintWriter out;

    TextReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Finding finding) {
        out.printf(
                Locale.ROOT,
                "%s:%d:%d  %s  %s  %s%n",
                inOneLine(finding.place().path()),
                finding.span().line(),
                finding.span().column(),
                finding.type().severity().word(),
                finding.type().title(),
                clean(finding.preview()));
        out.printf(
                Locale.ROOT,
                "    %s %.2f: %s%n",
                finding.verdict(),
                finding.confidence(),
                clean(String.join("; ", finding.because())));
        if (finding.identityKind() != null) {
            out.printf("    names %s %s%n", finding.identityKind(), clean(String.valueOf(finding.identity())));
        }
        if (finding.place().commit() != null) {
            out.printf(
                    "    in commit %s of %s, %s%n",
                    finding.place().commit(),
                    inOneLine(String.valueOf(finding.place().author())),
                    finding.place().date());
        }
        if (finding.secret() != null) {
            out.printf("    value: %s%n", clean(finding.secret()));
        }
        out.flush();
    }

    @Override
    public void end(Ending ending) {
        out.flush();
    }

    /** What a file is called or who wrote it may hold line breaks, which must not look like lines of the report. */
    static String inOneLine(String text) {
        return clean(text).replace('\n', '\uFFFD');
    }

    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
