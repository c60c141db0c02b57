package io.claviger.cli.access;

import static io.claviger.cli.access.Markup.code;
import static io.claviger.cli.access.Markup.text;

import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The ways of one principal on a page: the shortest to administrator in full, the others folded. */
final class ReviewedWays {

    private ReviewedWays() {}

    static void write(PrincipalReview review, PrintWriter out) {
        List<Path> paths = review.paths();
        boolean escalates = review.escalates();
        out.println("<article class=\"card\"><div class=\"head\"><h3>"
                + code(review.principal().arn()) + "</h3>"
                + (escalates ? "<span class=\"mark bad\">can become administrator</span>" : "") + "</div>");
        List<Path> others = escalates ? paths.subList(1, paths.size()) : paths;
        if (escalates) {
            steps(paths.getFirst(), out);
        }
        for (End end : End.values()) {
            List<Path> some = others.stream().filter(path -> path.end() == end).toList();
            if (!some.isEmpty()) {
                folded(end, some, escalates, out);
            }
        }
        out.println("</article>");
    }

    private static void folded(End end, List<Path> paths, boolean more, PrintWriter out) {
        out.println("<details><summary>" + titled(end, paths.size(), more) + "</summary>");
        for (Path path : paths) {
            out.println("<p>" + said(end) + ' ' + code(path.to()) + "</p>");
            steps(path, out);
        }
        out.println("</details>");
    }

    private static String titled(End end, int count, boolean more) {
        boolean one = count == 1;
        return switch (end) {
            case BECOMES_ADMIN ->
                count + (more ? " more" : "") + (one ? " way to administrator" : " ways to administrators");
            case BECOMES -> "Becomes " + count + (one ? " other" : " others");
            case READS_SECRET -> "Reads " + count + (one ? " secret" : " secrets");
            case REACHES -> "Reaches " + count + (one ? " resource" : " resources");
        };
    }

    private static String said(End end) {
        return switch (end) {
            case BECOMES_ADMIN -> "becomes administrator as";
            case BECOMES -> "becomes";
            case READS_SECRET -> "reads";
            case REACHES -> "reaches";
        };
    }

    private static void steps(Path path, PrintWriter out) {
        out.println("<ol>");
        path.edges().forEach(edge -> step(edge, out));
        out.println("</ol>");
    }

    private static void step(Edge edge, PrintWriter out) {
        boolean itself = edge.to().equals(edge.from());
        out.println("<li><p><b>" + text(edge.technique().replace('-', ' ')) + "</b> "
                + (itself ? "for itself" : "→ " + code(edge.to()))
                + (edge.makesAdmin() ? ", then administrator" : "") + "</p><p>"
                + edge.actions().stream().map(Markup::code).collect(Collectors.joining(", ")) + "</p>"
                + reasons(edge, "Allow", "allowed by ")
                + reasons(edge, "Deny", "denied, with the condition below, by "));
        edge.residual().forEach(condition -> out.println("<p class=\"if\">" + said(condition) + "</p>"));
        out.println("</li>");
    }

    private static String reasons(Edge edge, String effect, String said) {
        String statements = edge.because().stream()
                .filter(reason -> effect.equals(reason.effect()))
                .map(reason -> text(reason.policy()) + ", statement " + text(String.valueOf(reason.statement())))
                .distinct()
                .collect(Collectors.joining("; "));
        return statements.isEmpty() ? "" : "<p class=\"why\">" + said + statements + "</p>";
    }

    /** Where a denial hangs on it, the way is open when it does not hold. */
    private static String said(Residual condition) {
        String when = condition.whenFalse() == Outcome.ALLOWED ? "unless " : "if ";
        String values = condition.values().stream().map(Markup::code).collect(Collectors.joining(" or "));
        return condition.key().equals("claviger:Exists")
                ? "if there is " + condition.values().stream().map(Markup::text).collect(Collectors.joining(" or "))
                : when + code(condition.key()) + ' ' + text(condition.operator()) + ' ' + values;
    }
}
