package io.claviger.engine.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks functions and arithmetic. */
final class FunctionChecker {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int LONGEST_PATTERN = 200;

    private final Checker checker;
    private final SourceText source;
    private final ObjectSchema schema;

    FunctionChecker(Checker checker, SourceText source, ObjectSchema schema) {
        this.checker = checker;
        this.source = source;
        this.schema = schema;
    }

    @Nullable
    Term call(CelExpr expr, CelCall call) {
        CelExpr target = call.target().orElse(null);
        return target == null ? global(expr, call) : member(expr, call, target);
    }

    private @Nullable Term global(CelExpr expr, CelCall call) {
        return switch (call.function()) {
            case "days" -> duration(expr, call, Duration.ofDays(1));
            case "hours" -> duration(expr, call, Duration.ofHours(1));
            case "minutes" -> duration(expr, call, Duration.ofMinutes(1));
            case "timestamp" -> timestamp(expr, call);
            case "attribute" -> attribute(expr, call);
            case "size" ->
                call.args().size() == 1 ? size(expr, call.args().getFirst()) : oneArgument(expr, "size(name)");
            case "_+_", "_-_", "_*_" -> arithmetic(expr, call);
            case "-_" -> {
                Term part = checker.check(call.args().getFirst());
                yield part == null ? null : sum(expr, '-', new Term.Literal(0L, ValueType.INT), part);
            }
            case "has" -> source.problem(expr, "write name != null to ask whether something is known");
            case "_[_]" ->
                source.problem(expr, "an element is not taken out of a list: use \"…\" in list, or list.exists(x, …)");
            default -> unknownFunction(expr, call.function());
        };
    }

    private @Nullable Term member(CelExpr expr, CelCall call, CelExpr target) {
        return switch (call.function()) {
            case "contains" -> textTest(expr, call, target, Term.TextTest.Test.CONTAINS);
            case "startsWith" -> textTest(expr, call, target, Term.TextTest.Test.STARTS_WITH);
            case "endsWith" -> textTest(expr, call, target, Term.TextTest.Test.ENDS_WITH);
            case "matches" -> matches(expr, call, target);
            case "lowerAscii" -> lowerAscii(expr, call, target);
            case "size" -> call.args().isEmpty() ? size(expr, target) : oneArgument(expr, "list.size()");
            case "exists", "all" -> checker.quantifier(expr, call, target);
            default -> unknownFunction(expr, call.function());
        };
    }

    private @Nullable Term unknownFunction(CelExpr expr, String function) {
        if (!Character.isLetter(function.charAt(0))) {
            return source.problem(expr, "this operator is not part of these expressions");
        }
        List<String> near = NearestNames.of(
                function,
                Completion.functions().stream().map(Completion.Function::name).toList());
        String meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        return source.problem(expr, "there is no function '" + function + "'" + meant, near);
    }

    private @Nullable Term duration(CelExpr expr, CelCall call, Duration unit) {
        if (call.args().size() == 1
                && checker.check(call.args().getFirst()) instanceof Term.Literal(Long count, ValueType _)) {
            return fits(count, unit)
                    ? new Term.Literal(unit.multipliedBy(count), ValueType.DURATION)
                    : source.problem(expr, "at most " + LONGEST.toDays() + " days");
        }
        return source.problem(expr, call.function() + " takes one number, such as " + call.function() + "(90)");
    }

    private static boolean fits(long count, Duration unit) {
        return Math.abs((double) count) * unit.toSeconds() <= LONGEST.toSeconds();
    }

    private @Nullable Term timestamp(CelExpr expr, CelCall call) {
        if (call.args().size() == 1
                && checker.check(call.args().getFirst()) instanceof Term.Literal(String text, ValueType _)) {
            return Instants.parse(text)
                    .<@Nullable Term>map(instant -> new Term.Literal(instant, ValueType.TIMESTAMP))
                    .orElseGet(() -> source.problem(
                            call.args().getFirst(),
                            "not a time: write it as 2026-12-31T00:00:00Z (from 1900 to 2999)"));
        }
        return source.problem(expr, "timestamp takes one text, such as timestamp(\"2026-12-31T00:00:00Z\")");
    }

    private @Nullable Term attribute(CelExpr expr, CelCall call) {
        if (!schema.hasAttributes()) {
            return source.problem(expr, Words.one(schema.kind()) + " has no attributes");
        }
        return call.args().size() == 1
                        && checker.check(call.args().getFirst()) instanceof Term.Literal(String name, ValueType _)
                ? new Term.Attribute(name)
                : source.problem(expr, "attribute takes one text, such as attribute(\"hash\")");
    }

    private @Nullable Term size(CelExpr expr, CelExpr of) {
        Term part = checker.check(of);
        if (part == null) {
            return null;
        }
        return part.type() == ValueType.STRING || part.type() == ValueType.STRING_LIST
                ? new Term.Size(part)
                : source.problem(expr, part.type().words() + " has no size");
    }

    private @Nullable Term textTest(CelExpr expr, CelCall call, CelExpr target, Term.TextTest.Test test) {
        Term text = text(target, call.function());
        if (call.args().size() != 1) {
            return oneArgument(expr, "name." + call.function() + "(\"…\")");
        }
        Term part = text(call.args().getFirst(), call.function());
        return text == null || part == null ? null : new Term.TextTest(test, text, part);
    }

    private @Nullable Term matches(CelExpr expr, CelCall call, CelExpr target) {
        Term text = text(target, "matches");
        if (call.args().size() != 1
                || !(checker.check(call.args().getFirst()) instanceof Term.Literal(String pattern, ValueType _))) {
            return oneArgument(expr, "name.matches(\"^ci-\")");
        }
        if (pattern.length() > LONGEST_PATTERN) {
            return source.problem(call.args().getFirst(), "a pattern has at most " + LONGEST_PATTERN + " characters");
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            return text == null ? null : new Term.Matches(text, compiled);
        } catch (PatternSyntaxException wrong) {
            return source.problem(call.args().getFirst(), "not a pattern (RE2): " + wrong.getDescription());
        }
    }

    private @Nullable Term lowerAscii(CelExpr expr, CelCall call, CelExpr target) {
        Term text = text(target, "lowerAscii");
        if (!call.args().isEmpty()) {
            return source.problem(expr, "lowerAscii takes nothing: write name.lowerAscii()");
        }
        return text == null ? null : new Term.LowerAscii(text);
    }

    private @Nullable Term text(CelExpr expr, String function) {
        Term term = checker.check(expr);
        return term == null || term.type() == ValueType.STRING
                ? term
                : source.problem(
                        expr,
                        function + " works on texts, this is " + term.type().words());
    }

    private @Nullable Term oneArgument(CelExpr expr, String form) {
        return source.problem(expr, "write it as " + form);
    }

    private @Nullable Term arithmetic(CelExpr expr, CelCall call) {
        Term left = checker.check(call.args().get(0));
        Term right = checker.check(call.args().get(1));
        return left == null || right == null ? null : sum(expr, call.function().charAt(1), left, right);
    }

    private @Nullable Term sum(CelExpr expr, char operator, Term left, Term right) {
        ValueType a = left.type();
        ValueType b = right.type();
        if (a == ValueType.INT && b == ValueType.INT) {
            return new Term.Arithmetic(operator, left, right);
        }
        if (operator == '-' && a == ValueType.TIMESTAMP && b == ValueType.TIMESTAMP) {
            return new Term.Between(left, right);
        }
        if (operator != '*' && right instanceof Term.Literal(Duration by, ValueType _)) {
            Duration signed = operator == '-' ? by.negated() : by;
            if (a == ValueType.TIMESTAMP) {
                return new Term.Shift(left, signed);
            }
            if (left instanceof Term.Literal(Duration first, ValueType _)) {
                return new Term.Literal(first.plus(signed), ValueType.DURATION);
            }
        }
        if (operator == '+' && b == ValueType.TIMESTAMP && left instanceof Term.Literal(Duration by, ValueType _)) {
            return new Term.Shift(right, by);
        }
        return source.problem(
                expr,
                operator + " is not possible with " + a.words() + " and " + b.words()
                        + ": it works on whole numbers, and moves a time by days(n) or hours(n)");
    }
}
