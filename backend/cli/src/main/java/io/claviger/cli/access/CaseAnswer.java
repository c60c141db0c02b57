package io.claviger.cli.access;

import io.claviger.engine.access.evaluation.Decision;
import io.claviger.engine.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one case as a line of JSON.
 *
 * @param decided whether the case could be read
 */
record CaseAnswer(String json, boolean decided) {

    static CaseAnswer of(@Nullable Object id, Decision decision, boolean hanging) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("decision", decision.outcome().name());
        answer.put("because", DecisionJson.because(decision.because()));
        if (hanging || !decision.residual().isEmpty()) {
            answer.put("residual", DecisionJson.residual(decision.residual()));
        }
        return new CaseAnswer(JsonText.of(answer), true);
    }

    static CaseAnswer error(@Nullable Object id, String message) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("error", message);
        return new CaseAnswer(JsonText.of(answer), false);
    }
}
