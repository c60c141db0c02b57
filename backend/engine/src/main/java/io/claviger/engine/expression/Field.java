package io.claviger.engine.expression;

import java.util.List;

/**
 * One typed field of an object, as expressions see it.
 *
 * @param name as it is written; may be dotted, such as {@code source.connector}
 * @param nullable whether it may be not known (or not there), so that {@code == null} makes sense
 * @param values all values that a text can have, or empty when any text is possible
 * @param label what it is, for people, such as {@code last used}
 */
public record Field(String name, ValueType type, boolean nullable, List<String> values, String label) {
    public Field {
        values = List.copyOf(values);
        if (type == ValueType.DURATION) {
            throw new IllegalArgumentException("a field cannot be a duration: " + name);
        }
    }

    public static Field of(String name, ValueType type, String label) {
        return new Field(name, type, false, List.of(), label);
    }

    public static Field text(String name, String label) {
        return of(name, ValueType.STRING, label);
    }

    /** A text with a closed set of values; any other value in an expression is a mistake. */
    public static Field oneOf(String name, List<String> values, String label) {
        return new Field(name, ValueType.STRING, false, values, label);
    }

    public static Field time(String name, String label) {
        return of(name, ValueType.TIMESTAMP, label);
    }

    public static Field count(String name, String label) {
        return of(name, ValueType.INT, label);
    }

    /** The same field, possibly not known. */
    public Field orNull() {
        return new Field(name, type, true, values, label);
    }
}
