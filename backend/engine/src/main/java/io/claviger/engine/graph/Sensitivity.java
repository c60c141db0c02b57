package io.claviger.engine.graph;

/** How much it would matter if a resource fell, from the least to the most. */
public enum Sensitivity {
    ORDINARY,
    SENSITIVE,
    CRITICAL;

    private static final Sensitivity[] ALL = values();

    static Sensitivity of(int ordinal) {
        return ALL[ordinal];
    }
}
