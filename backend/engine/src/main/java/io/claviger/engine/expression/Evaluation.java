package io.claviger.engine.expression;

import io.claviger.engine.expression.Term.TextTest.Test;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation in memory. {@code null} is unknown everywhere. */
final class Evaluation {
    /** The key under which the values hold what only one provider has, as a map. */
    static final String ATTRIBUTES = "attributes";

    private final Map<String, ? extends @Nullable Object> values;
    private final Instant now;
    private final Map<String, Object> elements = new HashMap<>();

    Evaluation(Map<String, ? extends @Nullable Object> values, Instant now) {
        this.values = values;
        this.now = Instants.micros(now);
    }

    @Nullable
    Boolean truth(Term term) {
        return (Boolean) value(term);
    }

    @Nullable
    Object value(Term term) {
        return switch (term) {
            case Term.Literal literal -> literal.value();
            case Term.FieldValue(Field field) -> normal(values.get(field.name()));
            case Term.Attribute(String name) -> attribute(name);
            case Term.Now _ -> now;
            case Term.Element(String name) -> elements.get(name);
            case Term.And and -> all(and.parts());
            case Term.Or or -> any(or.parts());
            case Term.Not(Term part) -> not(truth(part));
            case Term.IsNull(Term part) -> value(part) == null;
            case Term.Compare compare -> compare(compare);
            case Term.In in -> in(in);
            case Term.InList(Term element, Term list) -> inList(value(element), value(list));
            case Term.TextTest test -> textTest(test);
            case Term.Matches(Term text, var pattern) ->
                value(text) instanceof String found ? pattern.matcher(found).find() : null;
            case Term.Quantifier quantifier -> quantify(quantifier);
            case Term.Choice choice -> choose(choice);
            case Term.Size(Term part) -> size(value(part));
            case Term.LowerAscii(Term part) -> value(part) instanceof String text ? lower(text) : null;
            case Term.Shift(Term time, Duration by) -> value(time) instanceof Instant instant ? instant.plus(by) : null;
            case Term.Between(Term to, Term from) ->
                value(to) instanceof Instant end && value(from) instanceof Instant start
                        ? Duration.between(start, end)
                        : null;
            case Term.Arithmetic arithmetic -> calculate(arithmetic);
        };
    }

    private @Nullable Boolean all(List<Term> parts) {
        boolean unknown = false;
        for (Term part : parts) {
            Boolean truth = truth(part);
            if (Boolean.FALSE.equals(truth)) {
                return false;
            }
            unknown |= truth == null;
        }
        return unknown ? null : true;
    }

    private @Nullable Boolean any(List<Term> parts) {
        boolean unknown = false;
        for (Term part : parts) {
            Boolean truth = truth(part);
            if (Boolean.TRUE.equals(truth)) {
                return true;
            }
            unknown |= truth == null;
        }
        return unknown ? null : false;
    }

    private static @Nullable Boolean not(@Nullable Boolean truth) {
        return truth == null ? null : !truth;
    }

    private @Nullable Boolean compare(Term.Compare compare) {
        Object left = value(compare.left());
        Object right = value(compare.right());
        return left == null || right == null ? null : compare.comparison().holds(order(left, right));
    }

    private @Nullable Boolean in(Term.In in) {
        Object element = value(in.element());
        if (element == null) {
            return null;
        }
        boolean unknown = false;
        for (Term option : in.options()) {
            Object value = value(option);
            if (value != null && order(element, value) == 0) {
                return true;
            }
            unknown |= value == null;
        }
        return unknown ? null : false;
    }

    private static @Nullable Boolean inList(@Nullable Object element, @Nullable Object list) {
        if (!(list instanceof List<?> elements)) {
            return null;
        }
        if (element == null) {
            // nothing is in an empty list, known or not
            return elements.isEmpty() ? Boolean.FALSE : null;
        }
        return elements.contains(element);
    }

    private @Nullable Boolean textTest(Term.TextTest test) {
        if (!(value(test.text()) instanceof String text) || !(value(test.part()) instanceof String part)) {
            return null;
        }
        Test kind = test.test();
        return switch (kind) {
            case CONTAINS -> text.contains(part);
            case STARTS_WITH -> text.startsWith(part);
            case ENDS_WITH -> text.endsWith(part);
        };
    }

    private @Nullable Boolean quantify(Term.Quantifier quantifier) {
        if (!(value(quantifier.list()) instanceof List<?> list)) {
            return null;
        }
        boolean unknown = false;
        for (Object element : list) {
            elements.put(quantifier.variable(), element);
            Boolean truth = truth(quantifier.predicate());
            if (truth != null && truth != quantifier.all()) {
                return truth;
            }
            unknown |= truth == null;
        }
        return unknown ? null : quantifier.all();
    }

    private @Nullable Object choose(Term.Choice choice) {
        Boolean truth = truth(choice.condition());
        return truth == null ? null : value(truth ? choice.then() : choice.otherwise());
    }

    private static @Nullable Long size(@Nullable Object value) {
        return switch (value) {
            case String text -> (long) text.codePointCount(0, text.length());
            case List<?> list -> (long) list.size();
            case null, default -> null;
        };
    }

    private @Nullable Long calculate(Term.Arithmetic arithmetic) {
        if (!(value(arithmetic.left()) instanceof Long left) || !(value(arithmetic.right()) instanceof Long right)) {
            return null;
        }
        try {
            return switch (arithmetic.operator()) {
                case '+' -> Math.addExact(left, right);
                case '-' -> Math.subtractExact(left, right);
                default -> Math.multiplyExact(left, right);
            };
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    private @Nullable String attribute(String name) {
        return values.get(ATTRIBUTES) instanceof Map<?, ?> attributes
                ? switch (attributes.get(name)) {
                    case String text -> text;
                    case Boolean truth -> truth.toString();
                    case Number number -> number.toString();
                    case null, default -> null;
                }
                : null;
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    /** The order of two known values of comparable types; texts by code point, as collation "C" has it. */
    private static int order(Object a, Object b) {
        return switch (a) {
            case String text -> compareCodePoints(text, (String) b);
            case Long number when b instanceof Long other -> Long.compare(number, other);
            case Number number -> order(number.doubleValue(), ((Number) b).doubleValue());
            case Boolean truth -> Boolean.compare(truth, (Boolean) b);
            case Instant instant -> instant.compareTo((Instant) b);
            case Duration duration -> duration.compareTo((Duration) b);
            default -> throw new IllegalStateException("values of " + a.getClass() + " have no order");
        };
    }

    /** Zero equals minus zero, other than {@link Double#compare}. */
    private static int order(double a, double b) {
        return a == b ? 0 : Double.compare(a, b);
    }

    private static int compareCodePoints(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // a surrogate stands for a code point above every other char
                int planes = Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
                return planes != 0 ? planes : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Float number -> number.doubleValue();
            case Instant instant -> Instants.micros(instant);
            case OffsetDateTime time -> Instants.micros(time.toInstant());
            case String[] list -> List.of(list);
            default -> value;
        };
    }
}
