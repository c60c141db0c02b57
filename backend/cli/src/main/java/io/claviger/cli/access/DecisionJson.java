package io.claviger.cli.access;

import io.claviger.engine.access.evaluation.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a decision as JSON, the same for a case and for an edge of a path. */
final class DecisionJson {

    private DecisionJson() {}

    static List<?> because(List<Decision.Reason> reasons) {
        return reasons.stream().map(DecisionJson::reason).toList();
    }

    static List<?> residual(List<Decision.Residual> conditions) {
        return conditions.stream().map(DecisionJson::condition).toList();
    }

    private static Map<String, @Nullable Object> reason(Decision.Reason reason) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", reason.policy());
        json.put("statement", reason.statement());
        json.put("effect", reason.effect());
        json.put("note", reason.note());
        return json;
    }

    private static Map<String, @Nullable Object> condition(Decision.Residual residual) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", residual.key());
        json.put("operator", residual.operator());
        json.put("values", residual.values());
        json.put("policy", residual.policy());
        json.put("statement", residual.statement());
        json.put("whenFalse", residual.whenFalse().name());
        return json;
    }
}
