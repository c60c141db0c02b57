package io.claviger.server.catalog.listing;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.ExpressionCompiler;
import io.claviger.engine.expression.ExpressionException;
import io.claviger.engine.expression.ExpressionProblem;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.server.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles filters, and says what is wrong with one in a way that a form can show. */
public final class Filter {

    private Filter() {}

    public static @Nullable CompiledExpression compile(ObjectSchema schema, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return ExpressionCompiler.compile(schema, text);
        } catch (ExpressionException wrong) {
            throw refusal(schema, wrong.problems());
        }
    }

    private static Refusal refusal(ObjectSchema schema, List<ExpressionProblem> problems) {
        ExpressionProblem first = problems.getFirst();
        List<Refusal.Place> places = problems.stream()
                .map(problem -> new Refusal.Place("/filter", problem.toString()))
                .toList();
        return new Refusal(Refusal.Kind.INVALID, "filter-invalid", "The filter: " + first, places)
                .with("line", first.line())
                .with("column", first.column())
                .with("length", first.length())
                .with("problems", problems.stream().map(Filter::problem).toList())
                .with("names", schema.fields().stream().map(Field::name).toList());
    }

    private static Map<String, Object> problem(ExpressionProblem problem) {
        return Map.of(
                "line", problem.line(),
                "column", problem.column(),
                "length", problem.length(),
                "message", problem.message(),
                "suggestions", problem.suggestions());
    }
}
