package io.claviger.engine.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fact that decided.
 *
 * @param field as the expression names it
 * @param value at the time of the decision; {@code null} when it is not known or not there
 * @param label what it is, for people
 */
public record Evidence(String field, @Nullable Object value, String label) {

    static List<Evidence> of(
            CompiledExpression expression, Map<String, ? extends @Nullable Object> values, Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        for (String name : expression.decidedBy(values, now)) {
            evidence.add(expression
                    .schema()
                    .field(name)
                    .map(field -> new Evidence(name, values.get(name), label(field)))
                    .orElseGet(() -> attribute(name, values)));
        }
        return evidence;
    }

    private static String label(Field field) {
        return field.label();
    }

    private static Evidence attribute(String name, Map<String, ? extends @Nullable Object> values) {
        String bare = name.substring(name.indexOf('"') + 1, name.lastIndexOf('"'));
        Object value = values.get("attributes") instanceof Map<?, ?> attributes ? attributes.get(bare) : null;
        return new Evidence(name, value, bare);
    }
}
