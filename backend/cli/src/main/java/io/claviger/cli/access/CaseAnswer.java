package io.claviger.cli.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.claviger.engine.access.evaluation.Decision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one case as a line of JSON.
 *
 * @param decided whether the case could be read
 */
record CaseAnswer(String json, boolean decided) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What is written into an object. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static CaseAnswer of(@Nullable Object id, Decision decision, boolean hanging) {
        return new CaseAnswer(
                object(json -> {
                    json.writeObjectField("id", id);
                    json.writeStringField("decision", decision.outcome().name());
                    DecisionJson.because(json, decision.because());
                    if (hanging || !decision.residual().isEmpty()) {
                        DecisionJson.residual(json, decision.residual());
                    }
                }),
                true);
    }

    static CaseAnswer error(@Nullable Object id, String message) {
        return new CaseAnswer(
                object(json -> {
                    json.writeObjectField("id", id);
                    json.writeStringField("error", message);
                }),
                false);
    }

    private static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
