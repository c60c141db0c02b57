package io.claviger.engine.secrets;

import java.util.function.Function;

/**
 * The value that was found. It cannot be printed, compared by accident or serialised; it is lent to a function and is
 * gone with the match.
 */
public final class SecretValue {

    private final String value;

    private SecretValue(String value) {
        this.value = value;
    }

    static SecretValue of(String value) {
        return new SecretValue(value);
    }

    /** Lends the value, a character a byte (Latin-1), to the one call that needs it. */
    public <T> T lend(Function<String, T> use) {
        return use.apply(value);
    }

    /** How many bytes it has. */
    public int length() {
        return value.length();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
