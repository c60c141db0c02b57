package io.claviger.cli.access;

import com.fasterxml.jackson.core.JsonGenerator;
import io.claviger.engine.access.evaluation.Decision;
import java.io.IOException;
import java.util.List;

/** The parts of a decision as JSON, the same for a case and for an edge of a path. */
final class DecisionJson {

    private DecisionJson() {}

    static void because(JsonGenerator json, List<Decision.Reason> reasons) throws IOException {
        json.writeArrayFieldStart("because");
        for (Decision.Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("policy", reason.policy());
            json.writeStringField("statement", reason.statement());
            json.writeStringField("effect", reason.effect());
            json.writeStringField("note", reason.note());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void residual(JsonGenerator json, List<Decision.Residual> conditions) throws IOException {
        json.writeArrayFieldStart("residual");
        for (Decision.Residual residual : conditions) {
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
}
