package io.claviger.engine.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of an expression into something that can be evaluated, or tells everything that is wrong with it.
 *
 * <p>The grammar is CEL's (https://github.com/cel-expr/cel-spec, langdef.md); the functions are those in
 * {@link Completion#functions()}. Thread-safe.
 */
public final class ExpressionCompiler {
    /** The longest expression, in characters. */
    public static final int MAX_LENGTH = 4_000;

    /** The highest cost of an expression: about one per comparison, list element or function. */
    public static final int MAX_COST = 2_000;

    private static final int MAX_DEPTH = 60;

    // No macros: exists and all stay calls, so that a problem in them has its place.
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .maxParseRecursionDepth(MAX_DEPTH)
                    .maxParseExpressionNodeCount(4 * MAX_COST)
                    .build())
            .build();

    private ExpressionCompiler() {}

    /** Compiles an expression that is true or false of an object. */
    public static CompiledExpression compile(ObjectSchema schema, String text) throws ExpressionException {
        if (text.isBlank()) {
            throw problem(text, 0, 1, "the expression is empty: write a condition such as " + example(schema));
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw problem(text, MAX_LENGTH, 1, "the expression is longer than " + MAX_LENGTH + " characters");
        }
        CelValidationResult parsed = PARSER.parse(text);
        if (parsed.hasError()) {
            throw new ExpressionException(
                    List.of(ParseProblem.of(text, parsed.getErrors().getFirst())));
        }
        SourceText source = new SourceText(text, parsed.getSource());
        Term term = check(schema, root(parsed), source);
        if (term == null || !source.problems().isEmpty()) {
            throw new ExpressionException(source.problems());
        }
        int cost = Cost.of(term);
        if (cost > MAX_COST) {
            throw problem(
                    text,
                    0,
                    1,
                    "the expression costs " + cost + ", and at most " + MAX_COST
                            + " is allowed: use fewer conditions, or shorter lists");
        }
        return new CompiledExpression(schema, text, term);
    }

    /** Everything that is wrong with the text; empty when it is fine. */
    public static List<ExpressionProblem> problems(ObjectSchema schema, String text) {
        try {
            compile(schema, text);
            return List.of();
        } catch (ExpressionException wrong) {
            return wrong.problems();
        }
    }

    private static @Nullable Term check(ObjectSchema schema, CelExpr root, SourceText source) {
        Term term = new Checker(schema, source).check(root);
        if (term != null && term.type() != ValueType.BOOL) {
            return source.problem(
                    root,
                    "the expression is " + term.type().words()
                            + ", and must be true or false: compare it with something");
        }
        return term;
    }

    private static CelExpr root(CelValidationResult parsed) {
        try {
            return parsed.getAst().getExpr();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("a text without parse errors has no tree", impossible);
        }
    }

    private static String example(ObjectSchema schema) {
        return schema.fields().stream()
                .filter(field -> field.type() == ValueType.STRING)
                .findFirst()
                .map(field -> field.name() + " == \"…\"")
                .orElse("a == b");
    }

    private static ExpressionException problem(String text, int offset, int length, String message) {
        return new ExpressionException(List.of(SourceText.at(text, offset, length, message, List.of())));
    }

    /** Says in plain words what the parser says. */
    private static final class ParseProblem {
        private ParseProblem() {}

        static ExpressionProblem of(String text, CelIssue issue) {
            CelSourceLocation place = issue.getSourceLocation();
            int offset = CelSource.newBuilder(text)
                    .build()
                    .getLocationOffset(place.getLine(), Math.max(0, place.getColumn()))
                    .map(points -> text.offsetByCodePoints(0, Math.min(points, text.codePointCount(0, text.length()))))
                    .orElse(text.length());
            String rest = text.substring(offset);
            String word = rest.split("[^\\w&|=]", 2)[0];
            return SourceText.at(
                    text, offset, word.length(), message(issue.getMessage(), rest, word), hint(rest, word));
        }

        private static String message(String said, String rest, String word) {
            if (said.contains("recursion limit") || said.contains("node count")) {
                return "the expression is nested too deeply or has too many parts";
            }
            if (rest.isBlank()) {
                return "the expression ends too early: something is missing here";
            }
            if (rest.startsWith("\"") || rest.startsWith("'")) {
                return "this text is not closed, or has an escape that does not exist";
            }
            String shown = word.isEmpty() ? rest.substring(0, 1) : word;
            return "'" + shown + "' is not understood here";
        }

        private static List<String> hint(String rest, String word) {
            return switch (word) {
                case "and", "AND", "&" -> List.of("&&");
                case "or", "OR", "|" -> List.of("||");
                case "not", "NOT" -> List.of("!");
                default -> rest.startsWith("=") ? List.of("==") : List.of();
            };
        }
    }
}
