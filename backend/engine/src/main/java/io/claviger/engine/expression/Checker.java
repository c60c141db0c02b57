package io.claviger.engine.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every part of a parsed expression its type. A method answers {@code null} when the part is wrong, which it has
 * then said in the source text; checking goes on with the other parts.
 */
final class Checker {
    private final ObjectSchema schema;
    private final SourceText source;
    private final Set<String> variables = new LinkedHashSet<>();
    private final FunctionChecker functions;
    private final ComparisonChecker comparisons;

    Checker(ObjectSchema schema, SourceText source) {
        this.schema = schema;
        this.source = source;
        this.functions = new FunctionChecker(this, source, schema);
        this.comparisons = new ComparisonChecker(this, source);
    }

    @Nullable
    Term check(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr, expr.constant());
            case IDENT, SELECT -> name(expr);
            case CALL -> call(expr, expr.call());
            case LIST -> source.problem(expr, "a list can only stand after 'in'");
            case MAP, STRUCT -> source.problem(expr, "maps and messages are not part of these expressions");
            case COMPREHENSION, NOT_SET -> source.problem(expr, "this is not part of these expressions");
        };
    }

    /** Checks a part that must be true or false. */
    @Nullable
    Term condition(CelExpr expr) {
        Term term = check(expr);
        if (term != null && term.type() != ValueType.BOOL) {
            return source.problem(expr, "this is " + term.type().words() + ", and must be true or false here");
        }
        return term;
    }

    private @Nullable Term constant(CelExpr expr, CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> text(expr, constant.stringValue());
            case INT64_VALUE -> new Term.Literal(constant.int64Value(), ValueType.INT);
            case DOUBLE_VALUE -> number(expr, constant.doubleValue());
            case BOOLEAN_VALUE -> new Term.Literal(constant.booleanValue(), ValueType.BOOL);
            case NULL_VALUE -> source.problem(expr, "null can only be compared with, by == or !=");
            case UINT64_VALUE, BYTES_VALUE, TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
                source.problem(expr, "this kind of value is not part of these expressions");
        };
    }

    private @Nullable Term text(CelExpr expr, String value) {
        boolean broken = value.chars().anyMatch(c -> c == 0)
                || value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return broken
                ? source.problem(expr, "a text cannot hold the character 0 or half a surrogate pair")
                : new Term.Literal(value, ValueType.STRING);
    }

    private @Nullable Term number(CelExpr expr, double value) {
        return Double.isFinite(value)
                ? new Term.Literal(value, ValueType.DOUBLE)
                : source.problem(expr, "the number is too large");
    }

    /** A field, {@code now} or the variable of a quantifier. */
    private @Nullable Term name(CelExpr expr) {
        List<String> words = new ArrayList<>();
        CelExpr root = expr;
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            words.addFirst(root.select().field());
            root = root.select().operand();
        }
        if (root.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return source.problem(root, "only a name can have a dot and a word after it");
        }
        words.addFirst(root.ident().name());
        String path = String.join(".", words);
        if (variables.contains(path)) {
            return new Term.Element(path);
        }
        if (path.equals("now")) {
            return new Term.Now();
        }
        Field field = schema.field(path).orElse(null);
        return field != null ? new Term.FieldValue(field) : unknown(root, path);
    }

    private @Nullable Term unknown(CelExpr root, String path) {
        List<String> names = Stream.concat(
                        Stream.concat(schema.fields().stream().map(Field::name), variables.stream()), Stream.of("now"))
                .toList();
        List<String> near = NearestNames.of(path, names);
        String meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        return source.nameProblem(
                root, path, "there is no field '" + path + "' on " + Words.one(schema.kind()) + meant, near);
    }

    private @Nullable Term call(CelExpr expr, CelCall call) {
        return switch (call.function()) {
            case "_&&_" -> logic(call, true);
            case "_||_" -> logic(call, false);
            case "!_" -> {
                Term part = condition(call.args().getFirst());
                yield part == null ? null : new Term.Not(part);
            }
            case "_?_:_" -> choice(expr, call);
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> comparisons.compare(expr, call);
            case "@in" -> comparisons.in(expr, call);
            default -> functions.call(expr, call);
        };
    }

    private @Nullable Term logic(CelCall call, boolean and) {
        List<Term> parts = new ArrayList<>();
        boolean wrong = false;
        for (CelExpr arg : call.args()) {
            Term part = condition(arg);
            switch (part) {
                case null -> wrong = true;
                case Term.And nested when and -> parts.addAll(nested.parts());
                case Term.Or nested when !and -> parts.addAll(nested.parts());
                default -> parts.add(part);
            }
        }
        return wrong ? null : and ? new Term.And(List.copyOf(parts)) : new Term.Or(List.copyOf(parts));
    }

    private @Nullable Term choice(CelExpr expr, CelCall call) {
        Term when = condition(call.args().get(0));
        Term then = check(call.args().get(1));
        Term otherwise = check(call.args().get(2));
        if (when == null || then == null || otherwise == null) {
            return null;
        }
        return then.type() == otherwise.type()
                ? new Term.Choice(when, then, otherwise)
                : source.problem(
                        expr,
                        "one side is " + then.type().words() + ", the other "
                                + otherwise.type().words() + "; both must be the same");
    }

    /** {@code list.exists(x, condition)} and {@code list.all(x, condition)}. */
    @Nullable
    Term quantifier(CelExpr expr, CelCall call, CelExpr target) {
        String form = "write it as list." + call.function() + "(x, x.startsWith(\"…\"))";
        if (call.args().size() != 2 || call.args().getFirst().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return source.problem(expr, form);
        }
        Term list = check(target);
        if (list != null && list.type() != ValueType.STRING_LIST) {
            return source.problem(
                    expr,
                    call.function() + " needs a list; this is " + list.type().words());
        }
        String variable = call.args().getFirst().ident().name();
        if (schema.field(variable).isPresent() || !variables.add(variable)) {
            return source.problem(call.args().getFirst(), "the name " + variable + " is taken; choose another");
        }
        Term predicate = condition(call.args().get(1));
        variables.remove(variable);
        return list == null || predicate == null
                ? null
                : new Term.Quantifier(call.function().equals("all"), list, variable, predicate);
    }
}
