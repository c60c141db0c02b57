package io.claviger.cli.access;

import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * A review as one page that needs nothing else, to be kept: a table of all, those that escalate first, and what there is
 * to tell of each.
 *
 * @param now when it was made
 */
record ReviewPage(Instant now) implements ReviewReport {

    private static final String STYLE = """
            :root{color-scheme:light dark;--text:#1a1d21;--dim:#59616b;--line:#e3e6ea;--back:#fff;--bad:#a4262c;--quote:#f6f7f9}
            @media(prefers-color-scheme:dark){:root{--text:#e6e8eb;--dim:#a0a8b2;--line:#2c3138;--back:#15181c;--bad:#ff8a8a;--quote:#1d2126}}
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:var(--text);background:var(--back)}
            table{border-collapse:collapse;width:100%;margin:1.5rem 0}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
            th{color:var(--dim);font-weight:600}code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}a{color:inherit}
            h2{font-size:1rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}.bad{color:var(--bad);font-weight:600}.dim{color:var(--dim)}
            details{margin:.5rem 0;padding:.5rem .8rem;background:var(--quote);border-radius:6px}summary{cursor:pointer}ol{margin:.6rem 0 .2rem;padding-left:1.4rem}li{margin:.5rem 0}
            p{margin:.4rem 0}.number{text-align:right}
            @media(max-width:40rem){thead{display:none}table,tbody,tr,td{display:block}td{border:0;padding:.1rem 0}tr{border-bottom:1px solid var(--line);padding:.6rem 0}.number{text-align:left}.number::before{content:"Ways on: "}}
            @media print{details{background:none;border:1px solid var(--line)}h2{break-after:avoid}}
            """;

    @Override
    public void write(List<PrincipalReview> reviews, PrintWriter out) {
        List<PrincipalReview> sorted = reviews.stream()
                .sorted(Comparator.comparing(PrincipalReview::escalates)
                        .thenComparing(PrincipalReview::admin)
                        .reversed())
                .toList();
        long admins = reviews.stream().filter(PrincipalReview::admin).count();
        long escalating = reviews.stream().filter(PrincipalReview::escalates).count();
        out.println("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Access review</title><style>");
        out.print(STYLE);
        out.println("</style></head><body><h1>Access review</h1><p>" + reviews.size() + " principals, " + admins
                + " administrators, " + escalating + " can become one.</p><p class=\"dim\">Made "
                + now.truncatedTo(ChronoUnit.SECONDS)
                + " by Claviger, from files alone. A key in wrong hands is assumed:"
                + " no second factor, any parameter. Each step names the statements that allow it.</p>");
        out.println(
                "<table><thead><tr><th scope=\"col\">Principal</th><th scope=\"col\">Privilege</th>"
                        + "<th scope=\"col\">Escalation</th><th scope=\"col\" class=\"number\">Ways on</th></tr></thead><tbody>");
        for (int i = 0; i < sorted.size(); i++) {
            row(sorted.get(i), i, out);
        }
        out.println("</tbody></table>");
        for (int i = 0; i < sorted.size(); i++) {
            if (hasMore(sorted.get(i))) {
                section(sorted.get(i), i, out);
            }
        }
        out.println("</body></html>");
    }

    private static boolean hasMore(PrincipalReview review) {
        return !review.paths().isEmpty()
                || !review.takers().isEmpty()
                || !review.unused().isEmpty()
                || !review.problems().isEmpty();
    }

    private static void row(PrincipalReview review, int number, PrintWriter out) {
        String name = "<code>" + escaped(review.principal().arn()) + "</code>";
        out.println(
                "<tr><td>" + (hasMore(review) ? "<a href=\"#p" + number + "\">" + name + "</a>" : name) + "</td><td>"
                        + review.privilege() + "</td><td>"
                        + (review.escalates() ? "<span class=\"bad\">can become administrator</span>" : "")
                        + "</td><td class=\"number\">" + review.paths().size() + "</td></tr>");
    }

    private static void section(PrincipalReview review, int number, PrintWriter out) {
        out.println("<section id=\"p" + number + "\"><h2><code>"
                + escaped(review.principal().arn()) + "</code></h2>");
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
        out.println("</section>");
    }

    private static void path(PrincipalReview.Path path, PrintWriter out) {
        String end = path.end().word().replace('-', ' ');
        boolean bad = path.end() == PrincipalReview.End.BECOMES_ADMIN;
        out.println("<details><summary><span" + (bad ? " class=\"bad\"" : "") + '>' + end + "</span> <code>"
                + escaped(path.to()) + "</code></summary><ol>");
        for (Edge edge : path.edges()) {
            out.println("<li>" + escaped(edge.technique()) + ": " + escaped(String.join(", ", edge.actions()))
                    + " → <code>" + escaped(edge.to()) + "</code>");
            edge.because().stream()
                    .filter(reason -> reason.statement() != null)
                    .map(reason -> reason.policy() + ", statement " + reason.statement())
                    .distinct()
                    .forEach(because -> out.println("<br><span class=\"dim\">" + escaped(because) + "</span>"));
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
