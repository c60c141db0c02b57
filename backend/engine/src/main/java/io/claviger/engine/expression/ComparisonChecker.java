package io.claviger.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.claviger.engine.expression.Term.Comparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks comparisons and {@code in}, and writes them in the one form that evaluation and SQL know. */
final class ComparisonChecker {
    private final Checker checker;
    private final SourceText source;

    ComparisonChecker(Checker checker, SourceText source) {
        this.checker = checker;
        this.source = source;
    }

    @Nullable
    Term compare(CelExpr expr, CelCall call) {
        Comparison comparison = Objects.requireNonNull(Comparison.ofFunction(call.function()));
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        if (isNull(left) || isNull(right)) {
            return nullTest(expr, comparison, isNull(left) ? right : left);
        }
        Term a = checker.check(left);
        Term b = checker.check(right);
        if (a == null || b == null) {
            return null;
        }
        if (!comparable(a.type(), b.type())) {
            return source.problem(expr, mismatch(a.type(), b.type()));
        }
        if (a.type() == ValueType.STRING_LIST) {
            return source.problem(expr, "a list is not compared: write \"…\" in list, or size(list) == 0");
        }
        if (!comparison.isEquality() && !a.type().isOrdered()) {
            return source.problem(expr, "true and false have no order");
        }
        boolean known = valueExists(a, b, right) & valueExists(b, a, left);
        return known ? normal(comparison, a, b) : null;
    }

    @Nullable
    Term in(CelExpr expr, CelCall call) {
        Term element = checker.check(call.args().get(0));
        CelExpr options = call.args().get(1);
        if (options.getKind() == CelExpr.ExprKind.Kind.LIST) {
            return inOptions(element, options);
        }
        Term list = checker.check(options);
        if (element == null || list == null) {
            return null;
        }
        if (list.type() != ValueType.STRING_LIST) {
            return source.problem(
                    expr, "after 'in' comes a list; this is " + list.type().words());
        }
        return element.type() == ValueType.STRING
                ? new Term.InList(element, list)
                : source.problem(
                        expr, "the list holds texts, this is " + element.type().words());
    }

    private @Nullable Term inOptions(@Nullable Term element, CelExpr list) {
        List<Term> options = new ArrayList<>();
        boolean wrong = element == null;
        for (CelExpr item : list.list().elements()) {
            Term option = checker.check(item);
            if (option == null || element == null) {
                wrong = true;
            } else if (!comparable(element.type(), option.type()) || element.type() == ValueType.STRING_LIST) {
                wrong = true;
                var unused = source.problem(item, mismatch(element.type(), option.type()));
            } else {
                wrong |= !valueExists(element, option, item);
                options.add(option);
            }
        }
        if (wrong || element == null) {
            return null;
        }
        return options.isEmpty() ? new Term.Literal(false, ValueType.BOOL) : new Term.In(element, List.copyOf(options));
    }

    private @Nullable Term nullTest(CelExpr expr, Comparison comparison, CelExpr other) {
        if (!comparison.isEquality()) {
            return source.problem(expr, "null has no order: use == null or != null");
        }
        if (isNull(other)) {
            return source.problem(expr, "null is always null: compare a field with it");
        }
        Term term = checker.check(other);
        return switch (term) {
            case null -> null;
            case Term.FieldValue(Field field)
            when !field.nullable() -> source.problem(expr, field.name() + " is always known, so it is never null");
            case Term.FieldValue _, Term.Attribute _ -> {
                Term test = new Term.IsNull(term);
                yield comparison == Comparison.EQUAL ? test : new Term.Not(test);
            }
            default -> source.problem(expr, "only a field or an attribute can be compared with null");
        };
    }

    /** Whether a text that is compared with a field of few values is one of them; says so when it is not. */
    private boolean valueExists(Term fieldSide, Term literalSide, CelExpr literal) {
        if (fieldSide instanceof Term.FieldValue(Field field)
                && literalSide instanceof Term.Literal(Object value, ValueType _)
                && !field.values().isEmpty()
                && !field.values().contains(value)) {
            List<String> near = NearestNames.of((String) value, field.values());
            var unused = source.problem(
                    literal,
                    field.name() + " is never \"" + value + "\"; it is one of " + String.join(", ", field.values()),
                    near.isEmpty() ? field.values() : near);
            return false;
        }
        return true;
    }

    /** Moves durations and truth values to where an index can be used. */
    private static Term normal(Comparison comparison, Term a, Term b) {
        if (a instanceof Term.Between(Term to, Term from) && b instanceof Term.Literal(Object by, ValueType _)) {
            return normal(comparison, to, new Term.Shift(from, (Duration) by));
        }
        if (b instanceof Term.Between && a instanceof Term.Literal) {
            return normal(comparison.swapped(), b, a);
        }
        if (b instanceof Term.Literal(Object truth, ValueType type) && type == ValueType.BOOL) {
            return truth.equals(comparison == Comparison.EQUAL) ? a : new Term.Not(a);
        }
        if (a instanceof Term.Literal(Object _, ValueType type) && type == ValueType.BOOL) {
            return normal(comparison, b, a);
        }
        return new Term.Compare(comparison, a, b);
    }

    private static boolean comparable(ValueType a, ValueType b) {
        return a == b || (a.isNumber() && b.isNumber());
    }

    private static String mismatch(ValueType a, ValueType b) {
        String both = a.words() + " cannot be compared with " + b.words();
        if (a == ValueType.TIMESTAMP && b == ValueType.STRING) {
            return both + ": write timestamp(\"2026-12-31T00:00:00Z\"), or now - days(90)";
        }
        if (a == ValueType.DURATION || b == ValueType.DURATION) {
            return both + ": a duration is compared with days(n) or hours(n)";
        }
        return a == ValueType.STRING_LIST ? both + ": write \"…\" in the list" : both;
    }

    private static boolean isNull(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }
}
