package io.claviger.cli.access;

import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import java.io.PrintWriter;
import java.util.List;

/** A review as one page that needs nothing else, to be kept. */
final class ReviewPage implements ReviewReport {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1d21;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #e3e6ea;vertical-align:top}
            code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}.bad{color:#a4262c;font-weight:600}
            details{margin:.5rem 0}summary{cursor:pointer}ol{margin:.4rem 0}
            @media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#15181c}th,td{border-color:#2c3138}.bad{color:#ff8a8a}}
            """;

    @Override
    public void write(List<PrincipalReview> reviews, PrintWriter out) {
        long admins = reviews.stream().filter(PrincipalReview::admin).count();
        long escalating = reviews.stream().filter(PrincipalReview::escalates).count();
        out.println("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Access review</title><style>");
        out.print(STYLE);
        out.println("</style></head><body><h1>Access review</h1><p>" + reviews.size() + " principals, " + admins
                + " administrators, " + escalating + " can become one.</p>");
        out.println("<table><thead><tr><th>Principal</th><th>Privilege</th><th>Paths</th></tr></thead><tbody>");
        reviews.forEach(review -> row(review, out));
        out.println("</tbody></table></body></html>");
    }

    private static void row(PrincipalReview review, PrintWriter out) {
        out.println("<tr><td><code>" + escaped(review.principal().arn()) + "</code></td><td>" + review.privilege()
                + (review.escalates() ? "<br><span class=\"bad\">can become administrator</span>" : "") + "</td><td>");
        review.paths().forEach(path -> path(path, out));
        review.takers()
                .forEach(taker -> out.println("<p>Taken by " + escaped(taker.kind()) + " <code>"
                        + escaped(taker.name()) + "</code> "
                        + escaped(taker.provider() == null ? "" : taker.provider()) + " "
                        + escaped(String.join(" and ", taker.conditions())) + "</p>"));
        review.unused()
                .forEach(unused -> out.println("<p>Unused: " + escaped(unused.kind() + " " + unused.name())
                        + (unused.lastUsedAt() == null ? ", never used" : ", since " + unused.lastUsedAt()) + "</p>"));
        review.problems().forEach(problem -> out.println("<p>Problem: " + escaped(problem) + "</p>"));
        out.println("</td></tr>");
    }

    private static void path(PrincipalReview.Path path, PrintWriter out) {
        out.println("<details><summary>" + escaped(path.end().word()) + " <code>" + escaped(path.to())
                + "</code></summary><ol>");
        for (Edge edge : path.edges()) {
            out.println("<li>" + escaped(edge.technique()) + ": " + escaped(String.join(", ", edge.actions()))
                    + " → <code>" + escaped(edge.to()) + "</code>");
            edge.because().stream()
                    .filter(reason -> reason.statement() != null)
                    .map(reason -> reason.policy() + ", statement " + reason.statement())
                    .distinct()
                    .forEach(because -> out.println("<br>" + escaped(because)));
            edge.residual()
                    .forEach(condition -> out.println("<br>if " + escaped(condition.key()) + " "
                            + escaped(condition.operator()) + " "
                            + escaped(String.join(" or ", condition.values()))));
            out.println("</li>");
        }
        out.println("</ol></details>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
