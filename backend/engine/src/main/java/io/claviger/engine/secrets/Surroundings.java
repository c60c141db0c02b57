package io.claviger.engine.secrets;

import java.util.function.BiFunction;

/** What stands around a value, and holds it. Like the value it is lent, and cannot be printed. */
public final class Surroundings {

    private final String line;
    private final String whole;

    Surroundings(String line, String whole) {
        this.line = line;
        this.whole = whole;
    }

    /** Lends the line, clipped when it is very long, and all that the rule's pattern matched, a character a byte. */
    public <T> T lend(BiFunction<String, String, T> use) {
        return use.apply(line, whole);
    }

    @Override
    public String toString() {
        return "[the line of a secret]";
    }
}
