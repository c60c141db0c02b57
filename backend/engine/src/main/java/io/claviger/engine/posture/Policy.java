package io.claviger.engine.posture;

import io.claviger.engine.expression.CompiledExpression;
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
 * @param kind {@code credential}, {@code identity} or {@code exposure}
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
    public static final Set<String> KINDS = Set.of("credential", "identity", "exposure");

    public Policy {
        frameworks = List.copyOf(frameworks);
        examples = List.copyOf(examples);
    }

    /** What decided, when the object breaks the policy; empty when it does not. */
    public Optional<List<Evidence>> decide(Map<String, ? extends @Nullable Object> values, Instant now) {
        return expression.evaluate(values, now) ? Optional.of(Evidence.of(expression, values, now)) : Optional.empty();
    }
}
