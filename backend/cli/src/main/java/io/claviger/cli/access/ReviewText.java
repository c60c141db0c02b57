package io.claviger.cli.access;

import io.claviger.cli.Counted;
import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A review for a terminal: a table, and each path explained. */
final class ReviewText implements ReviewReport {

    @Override
    public void write(List<PrincipalReview> estate, PrintWriter out) {
        List<PrincipalReview> reviews =
                estate.stream().sorted(Comparator.comparing(ReviewText::rank)).toList();
        int width = reviews.stream()
                .mapToInt(review -> review.principal().arn().length())
                .max()
                .orElse(0);
        for (PrincipalReview review : reviews) {
            out.printf(
                    "%-" + Math.max(width, 1) + "s  %-5s  %s%n",
                    review.principal().arn(),
                    review.privilege(),
                    said(review));
        }
        reviews.stream().filter(review -> !review.paths().isEmpty()).forEach(review -> paths(review, out));
        reviews.forEach(review -> remarks(review, out));
        problems(reviews, out);
        long admins = reviews.stream().filter(PrincipalReview::admin).count();
        long escalating = reviews.stream().filter(PrincipalReview::escalates).count();
        out.println();
        out.println(Counted.of(reviews.size(), "principal") + ", " + Counted.of(admins, "administrator") + ", "
                + escalating + " can become one");
    }

    /** First who can become administrator, then who is one. */
    private static int rank(PrincipalReview review) {
        return review.escalates() ? 0 : review.admin() ? 1 : 2;
    }

    /** What is wrong with a policy that many have is told once. */
    private static void problems(List<PrincipalReview> reviews, PrintWriter out) {
        Map<String, List<String>> of = new LinkedHashMap<>();
        reviews.forEach(review -> review.problems()
                .forEach(problem -> of.computeIfAbsent(problem, none -> new ArrayList<>())
                        .add(review.principal().arn())));
        of.forEach((problem, arns) -> out.println("problem: " + arns.getFirst()
                + (arns.size() > 1 ? " and " + (arns.size() - 1) + " more" : "") + ": " + problem));
    }

    private static String said(PrincipalReview review) {
        if (review.admin()) {
            return review.conditions().isEmpty() ? "administrator" : "administrator with a second factor";
        }
        return review.escalates() ? "can become administrator" : "";
    }

    private static void paths(PrincipalReview review, PrintWriter out) {
        out.println();
        out.println(review.principal().arn());
        for (PrincipalReview.Path path : review.paths()) {
            if (path.end() == PrincipalReview.End.BECOMES_ADMIN) {
                path.edges().forEach(edge -> edge(edge, out));
            } else {
                out.println("  " + path.end().word() + ' ' + path.to() + " by "
                        + String.join(
                                ", ", path.edges().stream().map(Edge::technique).toList()));
            }
        }
    }

    /** What else is told of a principal. */
    private static void remarks(PrincipalReview review, PrintWriter out) {
        String arn = review.principal().arn();
        review.takers()
                .forEach(taker -> out.println("taken by " + taker.kind() + ": " + arn + ": " + taker.name()
                        + (taker.provider() == null ? "" : " of " + taker.provider())
                        + (taker.conditions().isEmpty() ? "" : " if " + String.join(" and ", taker.conditions()))));
        review.unused()
                .forEach(unused -> out.println("unused " + unused.kind() + ": " + arn + ": " + unused.name()
                        + (unused.lastUsedAt() == null ? ", never" : ", since " + unused.lastUsedAt())));
    }

    private static void edge(Edge edge, PrintWriter out) {
        out.println("  " + edge.technique() + " -> " + edge.to() + (edge.makesAdmin() ? ", made administrator" : ""));
        out.println("      by " + String.join(", ", edge.actions()));
        edge.because().stream()
                .filter(reason -> reason.statement() != null)
                .map(reason -> "      " + reason.policy() + ", statement " + reason.statement())
                .distinct()
                .forEach(out::println);
        edge.residual()
                .forEach(condition -> out.println("      "
                        + (condition.whenFalse() == Outcome.ALLOWED ? "unless " : "if ") + condition.key() + " "
                        + condition.operator() + " " + String.join(" or ", condition.values())));
    }
}
