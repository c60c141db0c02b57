package io.claviger.cli.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.claviger.engine.access.escalation.Edge;
import io.claviger.engine.access.escalation.PrincipalReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A review as JSON: one object a principal. */
final class ReviewJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private ReviewJson() {}

    static ReviewReport asLines() {
        return (reviews, out) -> {
            for (PrincipalReview review : reviews) {
                out.println(object(review));
            }
        };
    }

    static ReviewReport asArray() {
        return ReviewJson::array;
    }

    private static void array(List<PrincipalReview> reviews, PrintWriter out) throws IOException {
        for (int i = 0; i < reviews.size(); i++) {
            out.println((i == 0 ? "[" : ",") + object(reviews.get(i)));
        }
        out.println(reviews.isEmpty() ? "[]" : "]");
    }

    private static String object(PrincipalReview review) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("principal", review.principal().arn());
            json.writeStringField("kind", review.principal().kind().catalogKind());
            json.writeBooleanField("admin", review.admin());
            json.writeBooleanField("escalates", review.escalates());
            json.writeStringField("privilege", review.privilege().name());
            json.writeArrayFieldStart("paths");
            for (PrincipalReview.Path path : review.paths()) {
                path(json, path);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unused");
            json.writeEndArray();
            texts(json, "problems", review.problems());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void path(JsonGenerator json, PrincipalReview.Path path) throws IOException {
        json.writeStartObject();
        json.writeStringField("to", path.to());
        json.writeStringField("kind", path.end().word());
        texts(json, "through", path.through());
        json.writeArrayFieldStart("edges");
        for (Edge edge : path.edges()) {
            json.writeStartObject();
            json.writeStringField("from", edge.from());
            json.writeStringField("to", edge.to());
            json.writeStringField("technique", edge.technique());
            texts(json, "actions", edge.actions());
            DecisionJson.because(json, edge.because());
            DecisionJson.residual(json, edge.residual());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
