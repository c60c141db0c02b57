package io.claviger.cli.access;

import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.json.JsonText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A review as JSON: one object a principal. */
final class ReviewJson {

    private ReviewJson() {}

    static ReviewReport asLines() {
        return (reviews, out) -> reviews.forEach(review -> out.println(JsonText.of(object(review))));
    }

    static ReviewReport asArray() {
        return ReviewJson::array;
    }

    private static void array(List<PrincipalReview> reviews, PrintWriter out) {
        for (int i = 0; i < reviews.size(); i++) {
            out.println((i == 0 ? "[" : ",") + JsonText.of(object(reviews.get(i))));
        }
        out.println(reviews.isEmpty() ? "[]" : "]");
    }

    private static Map<String, Object> object(PrincipalReview review) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("principal", review.principal().arn());
        json.put("kind", review.principal().kind().catalogKind());
        json.put("admin", review.admin());
        json.put("escalates", review.escalates());
        json.put("privilege", review.privilege());
        json.put("paths", review.paths().stream().map(ReviewJson::path).toList());
        json.put("unused", review.unused().stream().map(ReviewJson::unused).toList());
        json.put("problems", review.problems());
        json.put("takenBy", review.takers().stream().map(ReviewJson::taker).toList());
        json.put("residual", DecisionJson.residual(review.conditions()));
        return json;
    }

    private static Map<String, @Nullable Object> unused(PrincipalReview.Unused unused) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", unused.kind());
        json.put("name", unused.name());
        json.put("lastUsedAt", unused.lastUsedAt());
        return json;
    }

    private static Map<String, @Nullable Object> taker(PrincipalReview.Taker taker) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", taker.kind());
        json.put("name", taker.name());
        json.put("provider", taker.provider());
        json.put("conditions", taker.conditions());
        return json;
    }

    private static Map<String, Object> path(PrincipalReview.Path path) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("to", path.to());
        json.put("kind", path.end().word());
        json.put("through", path.through());
        json.put("edges", path.edges().stream().map(ReviewJson::edge).toList());
        return json;
    }

    private static Map<String, Object> edge(Edge edge) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", edge.from());
        json.put("to", edge.to());
        json.put("technique", edge.technique());
        json.put("actions", edge.actions());
        json.put("because", DecisionJson.because(edge.because()));
        json.put("residual", DecisionJson.residual(edge.residual()));
        return json;
    }
}
