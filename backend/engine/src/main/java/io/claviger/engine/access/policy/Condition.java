package io.claviger.engine.access.policy;

import io.claviger.engine.access.policy.Comparison.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One key of one operator of a statement's condition block: true when its values satisfy it. */
public final class Condition {

    private final String operatorName;
    private final Operator operator;
    private final String key;
    private final String lowerKey;
    private final List<Template> values;
    private final @Nullable List<Wanted> fixed;

    private Condition(String operatorName, Operator operator, String key, List<Template> values) {
        this.operatorName = operatorName;
        this.operator = operator;
        this.key = key;
        this.lowerKey = key.toLowerCase(Locale.ROOT);
        this.values = List.copyOf(values);
        this.fixed = fixed(operator, values);
    }

    /**
     * Null when there is no such operator.
     *
     * @param variables whether the policy's version knows them; only comparisons of texts and ARNs do
     */
    static @Nullable Condition of(String operatorName, String key, List<String> values, boolean variables) {
        Operator operator = Operator.parse(operatorName);
        if (operator == null) {
            return null;
        }
        List<Template> templates = new ArrayList<>(values.size());
        for (String value : values) {
            templates.add(Template.of(value, variables && operator.comparison().takesVariables()));
        }
        return new Condition(operatorName, operator, key, templates);
    }

    private static @Nullable List<Wanted> fixed(Operator operator, List<Template> values) {
        List<Wanted> all = new ArrayList<>();
        for (Template value : values) {
            if (value.fixedText() == null) {
                return null;
            }
            if (value.fill(Context.of(java.util.Map.of(), true)) instanceof Template.Filled.Text(String coded)) {
                all.add(operator.comparison().wanted(coded));
            }
        }
        return all;
    }

    /** As written, such as {@code StringNotEqualsIfExists}. */
    public String operator() {
        return operatorName;
    }

    /** As written. */
    public String key() {
        return key;
    }

    /** As written. */
    public List<String> values() {
        return values.stream().map(Template::toString).toList();
    }

    public Truth holds(Context context) {
        List<String> actual = context.get(lowerKey);
        if (actual == null) {
            return Truth.UNKNOWN;
        }
        if (operator.comparison() == Comparison.NULL) {
            return asksAbsence(actual.isEmpty());
        }
        if (actual.isEmpty() || operator.quantifier() != Operator.Quantifier.NONE && isEmptySet(actual)) {
            return Truth.of(holdsWithoutKey());
        }
        return switch (operator.quantifier()) {
            case NONE -> negatedIfAsked(some(actual, context));
            case ANY -> operator.negated() ? every(actual, context).not() : some(actual, context);
            case ALL -> operator.negated() ? some(actual, context).not() : every(actual, context);
        };
    }

    /** Of no text at all: to a quantifier that is a set without values. */
    private static boolean isEmptySet(List<String> actual) {
        return actual.stream().allMatch(String::isEmpty);
    }

    private Truth asksAbsence(boolean absent) {
        return Truth.of(values.stream().anyMatch(value -> value.toString().equalsIgnoreCase(String.valueOf(absent))));
    }

    /** A negated operator holds of a key that is absent; ForAllValues holds of no value; ForAnyValue does not. */
    private boolean holdsWithoutKey() {
        return operator.ifExists()
                || switch (operator.quantifier()) {
                    case NONE -> operator.negated();
                    case ANY -> false;
                    case ALL -> true;
                };
    }

    private Truth negatedIfAsked(Truth truth) {
        return operator.negated() ? truth.not() : truth;
    }

    private Truth some(List<String> actual, Context context) {
        Truth sum = Truth.NO;
        for (String value : actual) {
            sum = sum.or(matches(value, context));
        }
        return sum;
    }

    private Truth every(List<String> actual, Context context) {
        Truth missing = Truth.NO;
        for (String value : actual) {
            missing = missing.or(matches(value, context).not());
        }
        return missing.not();
    }

    private Truth matches(String actual, Context context) {
        if (fixed != null) {
            for (Wanted wanted : fixed) {
                if (wanted.matches(actual)) {
                    return Truth.YES;
                }
            }
            return Truth.NO;
        }
        Truth sum = Truth.NO;
        for (Template value : values) {
            sum = sum.or(
                    switch (value.fill(context)) {
                        case Template.Filled.Text(String coded) ->
                            Truth.of(operator.comparison().wanted(coded).matches(actual));
                        case Template.Filled.Absent absent -> Truth.NO;
                        case Template.Filled.NotKnown unknown -> Truth.UNKNOWN;
                    });
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition
                && condition.operatorName.equals(operatorName)
                && condition.key.equals(key)
                && condition.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operatorName, key, values);
    }

    @Override
    public String toString() {
        return operatorName + " " + key + " " + values;
    }
}
