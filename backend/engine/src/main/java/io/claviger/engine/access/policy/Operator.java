package io.claviger.engine.access.policy;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition's operator with its quantifier and suffix, such as {@code ForAllValues:StringLikeIfExists}.
 *
 * @param negated whether it asks that no value matches
 * @param ifExists whether an absent key satisfies it
 */
record Operator(Comparison comparison, boolean negated, Quantifier quantifier, boolean ifExists) {

    /**
     * Which of a key's values must satisfy the condition.
     *
     * <p>Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Set
     * operators for multivalued context keys</a>.
     */
    enum Quantifier {
        NONE,
        ANY,
        ALL
    }

    private record Kind(Comparison comparison, boolean negated) {}

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("stringequals", new Kind(Comparison.STRING, false)),
            entry("stringnotequals", new Kind(Comparison.STRING, true)),
            entry("stringequalsignorecase", new Kind(Comparison.STRING_IGNORING_CASE, false)),
            entry("stringnotequalsignorecase", new Kind(Comparison.STRING_IGNORING_CASE, true)),
            entry("stringlike", new Kind(Comparison.STRING_LIKE, false)),
            entry("stringnotlike", new Kind(Comparison.STRING_LIKE, true)),
            entry("numericequals", new Kind(Comparison.NUMERIC_EQUALS, false)),
            entry("numericnotequals", new Kind(Comparison.NUMERIC_EQUALS, true)),
            entry("numericlessthan", new Kind(Comparison.NUMERIC_LESS, false)),
            entry("numericlessthanequals", new Kind(Comparison.NUMERIC_LESS_OR_EQUAL, false)),
            entry("numericgreaterthan", new Kind(Comparison.NUMERIC_GREATER, false)),
            entry("numericgreaterthanequals", new Kind(Comparison.NUMERIC_GREATER_OR_EQUAL, false)),
            entry("dateequals", new Kind(Comparison.DATE_EQUALS, false)),
            entry("datenotequals", new Kind(Comparison.DATE_EQUALS, true)),
            entry("datelessthan", new Kind(Comparison.DATE_LESS, false)),
            entry("datelessthanequals", new Kind(Comparison.DATE_LESS_OR_EQUAL, false)),
            entry("dategreaterthan", new Kind(Comparison.DATE_GREATER, false)),
            entry("dategreaterthanequals", new Kind(Comparison.DATE_GREATER_OR_EQUAL, false)),
            entry("bool", new Kind(Comparison.BOOL, false)),
            entry("binaryequals", new Kind(Comparison.BINARY, false)),
            entry("ipaddress", new Kind(Comparison.IP, false)),
            entry("notipaddress", new Kind(Comparison.IP, true)),
            entry("arnequals", new Kind(Comparison.ARN, false)),
            entry("arnlike", new Kind(Comparison.ARN, false)),
            entry("arnnotequals", new Kind(Comparison.ARN, true)),
            entry("arnnotlike", new Kind(Comparison.ARN, true)),
            entry("null", new Kind(Comparison.NULL, false)));

    private static final String ANY_PREFIX = "foranyvalue:";
    private static final String ALL_PREFIX = "forallvalues:";
    private static final String SUFFIX = "ifexists";

    /** Null when there is no such operator. */
    static @Nullable Operator parse(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        Quantifier quantifier = Quantifier.NONE;
        if (name.startsWith(ANY_PREFIX)) {
            quantifier = Quantifier.ANY;
            name = name.substring(ANY_PREFIX.length());
        } else if (name.startsWith(ALL_PREFIX)) {
            quantifier = Quantifier.ALL;
            name = name.substring(ALL_PREFIX.length());
        }
        boolean ifExists = name.endsWith(SUFFIX);
        Kind kind = KINDS.get(ifExists ? name.substring(0, name.length() - SUFFIX.length()) : name);
        if (kind == null || ifExists && kind.comparison() == Comparison.NULL) {
            return null;
        }
        return new Operator(kind.comparison(), kind.negated(), quantifier, ifExists);
    }
}
