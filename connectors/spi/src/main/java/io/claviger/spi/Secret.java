package io.claviger.spi;

/**
 * A value that must not be seen: it cannot be printed, logged, compared by accident or serialised. Take it out with
 * {@link #reveal()} where it is used, and nowhere else.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
