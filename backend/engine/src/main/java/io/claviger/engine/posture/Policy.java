package io.claviger.engine.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.ObjectSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule over one kind of object. An object of which the expression is true breaks it.
 *
 * @param id lower case letters, digits and dashes; unique
 * @param kind {@code credential}, {@code identity}, {@code exposure} or {@code resource}
 */
public record Policy(
        String id,
        String title,
        String kind,
        Severity severity,
        CompiledExpression expression,
        String description,
        String remedy,
        List<FrameworkItem> frameworks,
        List<PolicyExample> examples) {

    /** The kinds of objects that can break a policy. */
    public static final Set<String> KINDS = Set.of("credential", "identity", "exposure", "resource");

    /** What follows from findings; a policy over it would decide by its own outcome. */
    private static final Set<String> OUTCOMES = Set.of("openFindings", "riskScore", "goneAt");

    public Policy {
        frameworks = List.copyOf(frameworks);
        examples = List.copyOf(examples);
    }

    /** What the expressions of policies about a kind can be about. */
    public static ObjectSchema schema(String kind) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("no policy is about the kind " + kind);
        }
        ObjectSchema whole = CatalogSchemas.of(kind).orElseThrow();
        return new ObjectSchema(
                kind,
                whole.hasAttributes(),
                whole.fields().stream()
                        .filter(field -> !OUTCOMES.contains(field.name()))
                        .toList());
    }

    /** What decided, when the object breaks the policy; empty when it does not. */
    public Optional<List<Evidence>> decide(Map<String, ? extends @Nullable Object> values, Instant now) {
        return expression.evaluate(values, now) ? Optional.of(Evidence.of(expression, values, now)) : Optional.empty();
    }
}
