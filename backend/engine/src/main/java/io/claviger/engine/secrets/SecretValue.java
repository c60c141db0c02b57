package io.claviger.engine.secrets;

import java.util.Map;
import java.util.function.Function;

/**
 * The value that was found. It cannot be printed, compared by accident or serialised; it is lent to a function and is
 * gone with the match.
 */
public final class SecretValue {

    private final String value;
    private final Map<String, String> companions;

    private SecretValue(String value, Map<String, String> companions) {
        this.value = value;
        this.companions = Map.copyOf(companions);
    }

    static SecretValue of(String value) {
        return new SecretValue(value, Map.of());
    }

    /** A value, a character a byte, and what stood near it: see {@link #companions()}. */
    public static SecretValue of(String value, Map<String, String> companions) {
        return new SecretValue(value, companions);
    }

    /** What stood near it and its vendor wants to be told too, by name; some of it may be secret as well. */
    public Map<String, String> companions() {
        return companions;
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
