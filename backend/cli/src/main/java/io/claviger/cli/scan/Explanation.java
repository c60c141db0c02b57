package io.claviger.cli.scan;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells all about what stands in one line of a file. */
final class Explanation {

    private static final Pattern PLACE = Pattern.compile("(.+):([0-9]{1,9})");

    private final PrintWriter out;
    private final Scanner scanner;
    private final Instant now;

    Explanation(PrintWriter out, Scanner scanner, Instant now) {
        this.out = out;
        this.scanner = scanner;
        this.now = now;
    }

    int explain(String place) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new ScanException("--explain takes a path, a colon and a line, such as deploy/app.yml:12");
        }
        String path = parts.group(1);
        int line = Integer.parseInt(parts.group(2));
        List<Match> matches = new ArrayList<>();
        try {
            scanner.scan(Files.readAllBytes(Path.of(path)), new ScanContext(path, now), matches::add);
        } catch (IOException e) {
            throw new ScanException(path + " cannot be read (" + FileTree.reason(e) + ")");
        }
        matches.removeIf(match -> match.span().line() > line || match.span().endLine() < line);
        if (matches.isEmpty()) {
            out.println("Nothing in " + path + ":" + line + " looks like a secret of a known type.");
        }
        matches.forEach(this::tell);
        out.flush();
        return matches.stream().anyMatch(match -> match.verdict().reportable()) ? 1 : 0;
    }

    private void tell(Match match) {
        var type = match.type();
        out.print(String.format(
                Locale.ROOT,
                "%s (%s), %s%n",
                type.title(),
                type.id(),
                type.severity().word()));
        fact("value", match.preview() + ", " + match.value().length() + " bytes");
        fact(
                "stands",
                "line " + match.span().line() + " column " + match.span().column() + " to line "
                        + match.span().endLine() + " column " + match.span().endColumn());
        fact("verdict", String.format(Locale.ROOT, "%s, confidence %.2f", match.verdict(), match.confidence()));
        match.because().forEach(reason -> fact("because", reason));
        if (match.identity() != null) {
            fact("names", match.identity().toString());
        }
        if (match.allowance() != null) {
            fact("allowed", match.allowance());
        }
        fact("opens", type.opens());
        fact("revoke", type.revoke());
        fact("see", type.doc());
    }

    private void fact(String name, String fact) {
        out.print(String.format(Locale.ROOT, "  %-9s %s%n", name, TextReport.clean(fact)));
    }
}
