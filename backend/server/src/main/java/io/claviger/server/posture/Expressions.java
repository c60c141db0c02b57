package io.claviger.server.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.ExpressionCompiler;
import io.claviger.engine.expression.ExpressionException;
import io.claviger.engine.expression.ExpressionProblem;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.posture.CatalogSchemas;
import io.claviger.engine.posture.Policy;
import io.claviger.server.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compiles the expressions that people send, and says what is wrong with one in a way that a form can show. */
public final class Expressions {

    private Expressions() {}

    /** The schema of a kind that expressions can be about. */
    public static ObjectSchema schema(String kind) {
        return CatalogSchemas.of(kind)
                .orElseThrow(() -> Refusal.invalid(
                        "kind-unknown",
                        "'" + kind + "' is no kind that expressions can be about. Use one of "
                                + String.join(
                                        ", ",
                                        CatalogSchemas.all().stream()
                                                .map(ObjectSchema::kind)
                                                .toList()),
                        new Refusal.Place("/kind", "is unknown")));
    }

    /** The schema for policies about a kind. */
    public static ObjectSchema policySchema(String kind) {
        if (!Policy.KINDS.contains(kind)) {
            throw Refusal.invalid(
                    "kind-unknown",
                    "Policies are about one of " + String.join(", ", new TreeSet<>(Policy.KINDS)) + ", not '" + kind
                            + "'",
                    new Refusal.Place("/kind", "is unknown"));
        }
        return Policy.schema(kind);
    }

    static CompiledExpression policy(String kind, String text) {
        ObjectSchema schema = policySchema(kind);
        try {
            return ExpressionCompiler.compile(schema, text);
        } catch (ExpressionException wrong) {
            throw refusal(schema, wrong.problems());
        }
    }

    private static Refusal refusal(ObjectSchema schema, List<ExpressionProblem> problems) {
        ExpressionProblem first = problems.getFirst();
        return new Refusal(
                        Refusal.Kind.INVALID,
                        "expression-invalid",
                        "The expression: " + first,
                        problems.stream()
                                .map(problem -> new Refusal.Place("/expression", problem.toString()))
                                .toList())
                .with("line", first.line())
                .with("column", first.column())
                .with("length", first.length())
                .with("problems", problems.stream().map(Expressions::asMap).toList())
                .with("names", schema.fields().stream().map(Field::name).toList());
    }

    private static Map<String, Object> asMap(ExpressionProblem problem) {
        return Map.of(
                "line", problem.line(),
                "column", problem.column(),
                "length", problem.length(),
                "message", problem.message(),
                "suggestions", problem.suggestions());
    }
}
