package io.claviger.cli.access;

import static io.claviger.cli.access.Markup.code;
import static io.claviger.cli.access.Markup.text;

import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.escalation.PrincipalReview;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A review as one page that needs nothing else, to be read on paper too and to be kept: who can become administrator and how, who is
 * one, who is let in from outside, what is not used, what could not be read, and all principals.
 *
 * @param now when it was made
 */
record ReviewPage(Instant now) implements ReviewReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    @Override
    public void write(List<PrincipalReview> reviews, PrintWriter out) throws IOException {
        out.println("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Access review, "
                + DAY.format(now) + "</title><style>" + style() + "</style></head><body><main>");
        summary(reviews, out);
        escalating(chosen(reviews, PrincipalReview::escalates), out);
        administrators(chosen(reviews, PrincipalReview::admin), out);
        outside(chosen(reviews, review -> !review.takers().isEmpty()), out);
        others(chosen(reviews, review -> !review.escalates() && !review.paths().isEmpty()), out);
        unused(chosen(reviews, review -> !review.unused().isEmpty()), out);
        problems(chosen(reviews, review -> !review.problems().isEmpty()), out);
        all(reviews, out);
        method(out);
        out.println("</main></body></html>");
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReviewPage.class.getResourceAsStream("review-page.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<PrincipalReview> chosen(List<PrincipalReview> reviews, Predicate<PrincipalReview> which) {
        return reviews.stream().filter(which).toList();
    }

    private void summary(List<PrincipalReview> reviews, PrintWriter out) {
        long escalating = reviews.stream().filter(PrincipalReview::escalates).count();
        long admins = reviews.stream().filter(PrincipalReview::admin).count();
        Map<String, Long> accounts = reviews.stream()
                .collect(Collectors.groupingBy(
                        review -> review.principal().account(), TreeMap::new, Collectors.counting()));
        out.println("<header><h1>Access review</h1><p class=\"lead\">"
                + (escalating == 0 ? "No one" : "<b>" + escalating + "</b>") + " of " + reviews.size()
                + " principals can become administrator; <b>" + admins + "</b> are.</p><p class=\"dim\">"
                + accounts.entrySet().stream()
                        .map(one -> "Account " + text(one.getKey()) + ": " + one.getValue())
                        .collect(Collectors.joining(". "))
                + ". Made " + TIME.format(now) + " by Claviger, from files alone.</p><nav>"
                + "<a href=\"#escalating\">Can become administrator</a><a href=\"#administrators\">Administrators</a>"
                + "<a href=\"#outside\">Let in from outside</a><a href=\"#others\">Other ways</a>"
                + "<a href=\"#unused\">Not used</a><a href=\"#problems\">Problems</a><a href=\"#all\">All principals</a>"
                + "<a href=\"#method\">How it was decided</a></nav></header>");
    }

    private static void escalating(List<PrincipalReview> some, PrintWriter out) {
        out.println("<section id=\"escalating\"><h2>Who can become administrator</h2>");
        if (some.isEmpty()) {
            out.println("<p class=\"dim\">No one.</p>");
        }
        some.forEach(review -> ReviewedWays.write(review, out));
        out.println("</section>");
    }

    private static void others(List<PrincipalReview> some, PrintWriter out) {
        out.println(
                "<section id=\"others\"><h2>What else is reached</h2>"
                        + "<p class=\"dim\">By those who cannot become administrator of their own account, or are it already.</p>");
        some.forEach(review -> ReviewedWays.write(review, out));
        out.println("</section>");
    }

    private static void administrators(List<PrincipalReview> some, PrintWriter out) {
        Markup.table(
                out,
                "administrators",
                "Administrators",
                List.of("Principal", "Kind"),
                some,
                review -> List.of(code(review.principal().arn()), kind(review)));
    }

    private static void outside(List<PrincipalReview> some, PrintWriter out) {
        record Let(PrincipalReview review, PrincipalReview.Taker taker) {}
        List<Let> lets = some.stream()
                .flatMap(review -> review.takers().stream().map(taker -> new Let(review, taker)))
                .toList();
        Markup.table(
                out,
                "outside",
                "Let in from outside",
                List.of("Role", "Who", "Only if"),
                lets,
                let -> List.of(
                        code(let.review().principal().arn()),
                        text(let.taker().kind().replace('-', ' '))
                                + ' '
                                + code(let.taker().name())
                                + (let.taker().provider() == null
                                        ? ""
                                        : " of " + code(let.taker().provider())),
                        let.taker().conditions().stream().map(Markup::code).collect(Collectors.joining("<br>"))));
    }

    private static void unused(List<PrincipalReview> some, PrintWriter out) {
        record Not(PrincipalReview review, PrincipalReview.Unused unused) {}
        List<Not> all = some.stream()
                .flatMap(review -> review.unused().stream().map(unused -> new Not(review, unused)))
                .toList();
        Markup.table(out, "unused", "Not used for 90 days", List.of("Principal", "What", "Last used"), all, not -> {
            Instant last = not.unused().lastUsedAt();
            return List.of(
                    code(not.review().principal().arn()),
                    text(not.unused().kind().replace('-', ' '))
                            + ' '
                            + code(not.unused().name()),
                    last == null ? "never" : DAY.format(last));
        });
    }

    private static void problems(List<PrincipalReview> some, PrintWriter out) {
        Markup.table(
                out,
                "problems",
                "What could not be read, or speaks of what is not there",
                List.of("Principal", "Problem"),
                some,
                review -> List.of(
                        code(review.principal().arn()),
                        review.problems().stream().map(Markup::text).collect(Collectors.joining("<br>"))));
    }

    private static void all(List<PrincipalReview> reviews, PrintWriter out) {
        Markup.table(
                out,
                "all",
                "All principals",
                List.of("Principal", "Kind", "Privilege", "Administrator"),
                reviews,
                review -> List.of(
                        code(review.principal().arn()),
                        kind(review),
                        text(review.privilege().name().toLowerCase(Locale.ROOT)),
                        review.admin()
                                ? review.conditions().isEmpty() ? "is one" : "is one with a second factor"
                                : review.escalates() ? "<span class=\"mark bad\">can become one</span>" : ""));
    }

    private static String kind(PrincipalReview review) {
        return review.principal().kind() == Kind.USER ? "user" : "role";
    }

    private static void method(PrintWriter out) {
        out.println("<section id=\"method\"><h2>How it was decided</h2>"
                + "<p>Each step was decided by AWS's documented evaluation logic: denials, permissions boundaries, conditions and, where"
                + " they were given, the policies of the organization and of resources are counted.</p>"
                + "<p>A key in wrong hands is assumed: no second factor, any parameter of the caller's choice. What depends on where a"
                + " request comes from stands as a condition at its step. What files cannot show, such as that a function runs as a"
                + " role, stands there as “if there is”.</p>"
                + "<p>An administrator may do everything everywhere, giving rights among it, with no condition but that of a second"
                + " factor.</p></section>");
    }
}
