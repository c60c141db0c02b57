package io.claviger.engine.expression;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checked part of an expression. Every term has a type; its value may be {@code null}, which is unknown. */
sealed interface Term {

    ValueType type();

    /** The terms within this one. */
    List<Term> parts();

    /** A value written in the expression: String, Long, Double, Boolean, Instant, Duration or a list of String. */
    record Literal(Object value, ValueType type) implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }
    }

    record FieldValue(Field field) implements Term {
        @Override
        public ValueType type() {
            return field.type();
        }

        @Override
        public List<Term> parts() {
            return List.of();
        }
    }

    /** What only one provider has, as text. */
    record Attribute(String name) implements Term {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public List<Term> parts() {
            return List.of();
        }
    }

    /** The time of the evaluation. */
    record Now() implements Term {
        @Override
        public ValueType type() {
            return ValueType.TIMESTAMP;
        }

        @Override
        public List<Term> parts() {
            return List.of();
        }
    }

    /** The element at hand inside a quantifier. */
    record Element(String name) implements Term {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public List<Term> parts() {
            return List.of();
        }
    }

    record And(List<Term> parts) implements Condition {}

    record Or(List<Term> parts) implements Condition {}

    record Not(Term part) implements Condition {
        @Override
        public List<Term> parts() {
            return List.of(part);
        }
    }

    record IsNull(Term part) implements Condition {
        @Override
        public List<Term> parts() {
            return List.of(part);
        }
    }

    record Compare(Comparison comparison, Term left, Term right) implements Condition {
        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** Whether one of the options equals the element; the options are never empty. */
    record In(Term element, List<Term> options) implements Condition {
        @Override
        public List<Term> parts() {
            return Stream.concat(Stream.of(element), options.stream()).toList();
        }
    }

    /** Whether a list field holds the element. */
    record InList(Term element, Term list) implements Condition {
        @Override
        public List<Term> parts() {
            return List.of(element, list);
        }
    }

    record TextTest(Test test, Term text, Term part) implements Condition {
        enum Test {
            CONTAINS,
            STARTS_WITH,
            ENDS_WITH
        }

        @Override
        public List<Term> parts() {
            return List.of(text, part);
        }
    }

    record Matches(Term text, Pattern pattern) implements Condition {
        @Override
        public List<Term> parts() {
            return List.of(text);
        }
    }

    /** {@code list.exists(x, …)} or {@code list.all(x, …)}. */
    record Quantifier(boolean all, Term list, String variable, Term predicate) implements Condition {
        @Override
        public List<Term> parts() {
            return List.of(list, predicate);
        }
    }

    record Choice(Term condition, Term then, Term otherwise) implements Term {
        @Override
        public ValueType type() {
            return then.type();
        }

        @Override
        public List<Term> parts() {
            return List.of(condition, then, otherwise);
        }
    }

    /** The number of characters of a text, or of elements of a list. */
    record Size(Term part) implements Term {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }

        @Override
        public List<Term> parts() {
            return List.of(part);
        }
    }

    /** The text with its ASCII letters in lower case. */
    record LowerAscii(Term part) implements Term {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public List<Term> parts() {
            return List.of(part);
        }
    }

    /** A time, moved by a fixed duration. */
    record Shift(Term time, Duration by) implements Term {
        @Override
        public ValueType type() {
            return ValueType.TIMESTAMP;
        }

        @Override
        public List<Term> parts() {
            return List.of(time);
        }
    }

    /** The duration from {@code from} to {@code to}. */
    record Between(Term to, Term from) implements Term {
        @Override
        public ValueType type() {
            return ValueType.DURATION;
        }

        @Override
        public List<Term> parts() {
            return List.of(to, from);
        }
    }

    /** Whole-number arithmetic; an overflow is unknown. */
    record Arithmetic(char operator, Term left, Term right) implements Term {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** A term that is true, false or unknown. */
    sealed interface Condition extends Term {
        @Override
        default ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** The comparisons, as CEL and SQL write them. */
    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        static @Nullable Comparison ofFunction(String function) {
            return switch (function) {
                case "_==_" -> EQUAL;
                case "_!=_" -> NOT_EQUAL;
                case "_<_" -> LESS;
                case "_<=_" -> LESS_OR_EQUAL;
                case "_>_" -> GREATER;
                case "_>=_" -> GREATER_OR_EQUAL;
                default -> null;
            };
        }

        /** The comparison that says the same with its sides swapped. */
        Comparison swapped() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        boolean isEquality() {
            return this == EQUAL || this == NOT_EQUAL;
        }

        /** Whether it holds, given the sign of the comparison of its sides. */
        boolean holds(int sign) {
            return switch (this) {
                case EQUAL -> sign == 0;
                case NOT_EQUAL -> sign != 0;
                case LESS -> sign < 0;
                case LESS_OR_EQUAL -> sign <= 0;
                case GREATER -> sign > 0;
                case GREATER_OR_EQUAL -> sign >= 0;
            };
        }
    }
}
