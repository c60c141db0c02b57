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
                    because(json, decision);
                    if (hanging || !decision.residual().isEmpty()) {
                        residual(json, decision);
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

    private static void because(JsonGenerator json, Decision decision) throws IOException {
        json.writeArrayFieldStart("because");
        for (Decision.Reason reason : decision.because()) {
            json.writeStartObject();
            json.writeStringField("policy", reason.policy());
            json.writeStringField("statement", reason.statement());
            json.writeStringField("effect", reason.effect());
            json.writeStringField("note", reason.note());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void residual(JsonGenerator json, Decision decision) throws IOException {
        json.writeArrayFieldStart("residual");
        for (Decision.Residual residual : decision.residual()) {
            json.writeStartObject();
            json.writeStringField("key", residual.key());
            json.writeStringField("operator", residual.operator());
            json.writeArrayFieldStart("values");
            for (String value : residual.values()) {
                json.writeString(value);
            }
            json.writeEndArray();
            json.writeStringField("policy", residual.policy());
            json.writeStringField("statement", residual.statement());
            json.writeStringField("whenFalse", residual.whenFalse().name());
            json.writeEndObject();
        }
        json.writeEndArray();
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
