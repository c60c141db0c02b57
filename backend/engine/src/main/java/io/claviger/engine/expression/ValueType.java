package io.claviger.engine.expression;

/** The type of a field or of a part of an expression. */
public enum ValueType {
    STRING("text"),
    INT("a whole number"),
    DOUBLE("a number"),
    BOOL("true or false"),
    TIMESTAMP("a time"),
    DURATION("a duration"),
    STRING_LIST("a list of texts");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** How a person would call it, with its article. */
    public String words() {
        return words;
    }

    boolean isNumber() {
        return this == INT || this == DOUBLE;
    }

    boolean isOrdered() {
        return this != BOOL && this != STRING_LIST;
    }
}
