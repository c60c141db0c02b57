package io.claviger.engine.expression;

import io.claviger.engine.expression.Term.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a simple test of one field round: what is true of exactly the objects of which the test is not. */
final class Complement {

    private Complement() {}

    /** Conditions that exclude each other; empty when there is no simple form. */
    static List<Term> of(Term term) {
        return switch (term) {
            case Term.IsNull(Term.FieldValue field) -> List.of(new Term.Not(new Term.IsNull(field)));
            case Term.Not(Term.IsNull(Term.FieldValue field)) -> List.of(new Term.IsNull(field));
            case Term.Compare compare -> of(compare);
            default -> List.of();
        };
    }

    private static List<Term> of(Term.Compare compare) {
        Set<Field> fields = fields(compare).map(Term.FieldValue::field).collect(Collectors.toSet());
        if (fields.size() != 1 || !isPlain(compare.left()) || !isPlain(compare.right())) {
            return List.of();
        }
        List<Term> parts = new ArrayList<>();
        for (Comparison other : others(compare)) {
            parts.add(new Term.Compare(other, compare.left(), compare.right()));
        }
        Field field = fields.iterator().next();
        if (!parts.isEmpty() && field.nullable()) {
            parts.add(new Term.IsNull(new Term.FieldValue(field)));
        }
        return parts;
    }

    private static List<Comparison> others(Term.Compare compare) {
        return switch (compare.comparison()) {
            case LESS -> List.of(Comparison.GREATER_OR_EQUAL);
            case LESS_OR_EQUAL -> List.of(Comparison.GREATER);
            case GREATER -> List.of(Comparison.LESS_OR_EQUAL);
            case GREATER_OR_EQUAL -> List.of(Comparison.LESS);
            case NOT_EQUAL -> List.of(Comparison.EQUAL);
            case EQUAL -> unequal(compare);
        };
    }

    /** In stretches of an order, so that an index can be used. A count is never negative. */
    private static List<Comparison> unequal(Term.Compare compare) {
        boolean zero = compare.right() instanceof Term.Literal(Object value, ValueType _) && value.equals(0L);
        return switch (compare.left().type()) {
            case INT -> zero ? List.of(Comparison.GREATER) : List.of(Comparison.LESS, Comparison.GREATER);
            case TIMESTAMP -> List.of(Comparison.LESS, Comparison.GREATER);
            default -> List.of(Comparison.NOT_EQUAL);
        };
    }

    private static Stream<Term.FieldValue> fields(Term term) {
        return term instanceof Term.FieldValue field
                ? Stream.of(field)
                : term.parts().stream().flatMap(Complement::fields);
    }

    /** Whether nothing but an unknown field can make it unknown. */
    private static boolean isPlain(Term term) {
        return switch (term) {
            case Term.FieldValue _, Term.Literal _, Term.Now _ -> true;
            case Term.Shift(Term time, var _) -> isPlain(time);
            default -> false;
        };
    }
}
