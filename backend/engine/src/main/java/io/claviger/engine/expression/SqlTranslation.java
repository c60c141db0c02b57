package io.claviger.engine.expression;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a condition as PostgreSQL. A method answers {@code null} when SQL could say something else than evaluation in
 * memory (regular expressions, quantifiers, arithmetic that may overflow). Comparisons have the bare column on one side
 * and a parameter on the other wherever the expression allows it, so that an index can be used.
 */
final class SqlTranslation {
    private final Columns columns;
    private final Evaluation constants;

    SqlTranslation(Columns columns, Instant now) {
        this.columns = columns;
        this.constants = new Evaluation(Map.of(), now);
    }

    SqlCondition translate(Term term, Function<Term, CompiledExpression> expressionOf) {
        List<Sql> exact = new ArrayList<>();
        List<Term> residual = new ArrayList<>();
        for (Term conjunct : term instanceof Term.And(List<Term> parts) ? parts : List.of(term)) {
            Sql sql = condition(conjunct);
            if (sql == null) {
                residual.add(conjunct);
                sql = weaker(conjunct);
            }
            if (sql != null) {
                exact.add(sql);
            }
        }
        Sql all = exact.isEmpty() ? Sql.of("true") : Sql.join(" and ", exact);
        CompiledExpression rest = switch (residual.size()) {
            case 0 -> null;
            case 1 -> expressionOf.apply(residual.getFirst());
            default -> expressionOf.apply(new Term.And(List.copyOf(residual)));
        };
        return new SqlCondition(all.text(), all.parameters(), rest);
    }

    /** A condition that holds of at least the rows of which the term holds, or null when there is none. */
    private @Nullable Sql weaker(Term term) {
        Sql exact = condition(term);
        if (exact != null) {
            return exact;
        }
        return switch (term) {
            case Term.And(List<Term> parts) -> {
                List<Sql> some = parts.stream()
                        .map(this::weaker)
                        .filter(Objects::nonNull)
                        .toList();
                yield some.isEmpty() ? null : Sql.join(" and ", some).within("(", ")");
            }
            case Term.Or(List<Term> parts) -> joined(parts, this::weaker, " or ");
            default -> null;
        };
    }

    private @Nullable Sql condition(Term term) {
        return switch (term) {
            case Term.Literal literal -> Sql.of(literal.value().equals(true) ? "true" : "false");
            case Term.FieldValue(Field field) -> Sql.of(columns.column(field.name()));
            case Term.And(List<Term> parts) -> joined(parts, this::condition, " and ");
            case Term.Or(List<Term> parts) -> joined(parts, this::condition, " or ");
            case Term.Not(Term.IsNull(Term part)) -> nullTest(part, " is not null");
            case Term.IsNull(Term part) -> nullTest(part, " is null");
            case Term.Not(Term part) -> around("(not ", condition(part), ")");
            case Term.Compare compare -> compare(compare);
            case Term.In in -> in(in);
            case Term.InList inList -> inList(inList);
            case Term.TextTest test -> new SqlText(this).test(test);
            case Term.Choice choice -> choice(choice, this::condition);
            case Term.Matches _, Term.Quantifier _, Term.Attribute _, Term.Now _, Term.Element _ -> null;
            case Term.Size _, Term.LowerAscii _, Term.Shift _, Term.Between _, Term.Arithmetic _ -> null;
        };
    }

    private @Nullable Sql joined(List<Term> parts, Function<Term, @Nullable Sql> translation, String separator) {
        List<Sql> pieces = new ArrayList<>();
        for (Term part : parts) {
            Sql piece = translation.apply(part);
            if (piece == null) {
                return null;
            }
            pieces.add(piece);
        }
        return Sql.join(separator, pieces).within("(", ")");
    }

    private static @Nullable Sql around(String before, @Nullable Sql sql, String after) {
        return sql == null ? null : sql.within(before, after);
    }

    private @Nullable Sql nullTest(Term part, String test) {
        return around("(", around("", value(part), test), ")");
    }

    /** The value of a term that is not a condition. */
    @Nullable
    Sql value(Term term) {
        if (isConstant(term)) {
            return constant(term);
        }
        return switch (term) {
            case Term.FieldValue(Field field) -> Sql.of(columns.column(field.name()));
            case Term.Attribute(String name) -> attribute(name);
            case Term.Size(Term part)
            when part.type() == ValueType.STRING_LIST -> around("cardinality(", value(part), ")");
            case Term.Size(Term part) -> around("char_length(", value(part), ")");
            case Term.LowerAscii(Term part) -> around("lower((", value(part), ") collate \"C\")");
            case Term.Shift(Term time, Duration by) -> shifted(value(time), by);
            case Term.Choice choice -> choice(choice, this::value);
            case Term.Condition condition -> condition(condition);
            case Term.Element _, Term.Between _, Term.Arithmetic _, Term.Literal _, Term.Now _ -> null;
        };
    }

    private Sql attribute(String name) {
        String json = columns.attributes();
        // only what is one value: a list or an object has no text of its own
        return new Sql(
                "(case when jsonb_typeof(" + json + " -> ?::text) in ('object', 'array') then null else " + json
                        + " ->> ?::text end)",
                List.of(name, name));
    }

    private static @Nullable Sql shifted(@Nullable Sql time, Duration by) {
        return time == null
                ? null
                : time.then(" + ", Sql.of("make_interval(secs => ?)", (double) by.toSeconds()))
                        .within("(", ")");
    }

    private @Nullable Sql choice(Term.Choice choice, Function<Term, @Nullable Sql> translation) {
        Sql when = condition(choice.condition());
        Sql then = translation.apply(choice.then());
        Sql otherwise = translation.apply(choice.otherwise());
        if (when == null || then == null || otherwise == null) {
            return null;
        }
        // an unknown condition takes neither branch
        return when.within("(case when ", " then ")
                .then("", then)
                .then(" when not ", when)
                .then(" then ", otherwise)
                .within("", " end)");
    }

    private @Nullable Sql compare(Term.Compare compare) {
        if (compare.left().type() == ValueType.TIMESTAMP) {
            return compareTimes(compare);
        }
        if (compare.left().type() == ValueType.DURATION) {
            return isConstant(compare) ? constantTruth(compare) : null;
        }
        if (isConstant(compare.left()) && !isConstant(compare.right())) {
            return compare(new Term.Compare(compare.comparison().swapped(), compare.right(), compare.left()));
        }
        Sql left = value(compare.left());
        Sql right = value(compare.right());
        if (left == null || right == null) {
            return null;
        }
        boolean ordersText = compare.left().type() == ValueType.STRING
                && !compare.comparison().isEquality();
        return (ordersText ? left.within("(", ") collate \"C\"") : left)
                .then(" " + compare.comparison().sql + " ", right)
                .within("(", ")");
    }

    /** Brings what is added to a field to the other side: {@code createdAt + days(90) < now} asks for the field. */
    private @Nullable Sql compareTimes(Term.Compare compare) {
        Moved left = Moved.of(compare.left());
        Moved right = Moved.of(compare.right());
        if (isConstant(left.time()) && isConstant(right.time())) {
            return constantTruth(compare);
        }
        if (isConstant(left.time())) {
            return compareTimes(new Term.Compare(compare.comparison().swapped(), compare.right(), compare.left()));
        }
        Sql column = value(left.time());
        Duration by = right.by().minus(left.by());
        Sql other = by.isZero() ? value(right.time()) : value(new Term.Shift(right.time(), by));
        return column == null || other == null
                ? null
                : column.then(" " + compare.comparison().sql + " ", other).within("(", ")");
    }

    /** A time without the durations that are added to it. */
    private record Moved(Term time, Duration by) {
        static Moved of(Term term) {
            Duration by = Duration.ZERO;
            Term time = term;
            while (time instanceof Term.Shift(Term inner, Duration more)) {
                by = by.plus(more);
                time = inner;
            }
            return new Moved(time, by);
        }
    }

    private @Nullable Sql in(Term.In in) {
        Sql element = value(in.element());
        Sql options = joined(in.options(), this::value, ", ");
        return element == null || options == null
                ? null
                : element.then(" in ", options).within("(", ")");
    }

    private @Nullable Sql inList(Term.InList inList) {
        Sql element = value(inList.element());
        Sql list = value(inList.list());
        if (element == null || list == null) {
            return null;
        }
        // containment, other than = any, can use a GIN index
        return isConstant(inList.element())
                ? list.then(" @> ", element.within("array[", "]::text[]")).within("(", ")")
                : element.then(" = any(", list).within("(", "))");
    }

    boolean isConstant(Term term) {
        return switch (term) {
            case Term.FieldValue _, Term.Attribute _, Term.Element _ -> false;
            default -> term.parts().stream().allMatch(this::isConstant);
        };
    }

    private Sql constantTruth(Term term) {
        Boolean truth = constants.truth(term);
        return Sql.of(truth == null ? "null::boolean" : truth.toString());
    }

    /** The text of a constant. */
    String text(Term constant) {
        return Objects.requireNonNull((String) constants.value(constant));
    }

    private @Nullable Sql constant(Term term) {
        Object value = constants.value(term);
        return switch (value) {
            case null -> null;
            case Boolean truth -> Sql.of(truth.toString());
            case Instant instant -> Sql.of("?", instant.atOffset(ZoneOffset.UTC));
            case String text -> Sql.of("?::text", text);
            case Long number -> Sql.of("?::bigint", number);
            case Double number -> Sql.of("?::double precision", number);
            default -> null;
        };
    }
}
