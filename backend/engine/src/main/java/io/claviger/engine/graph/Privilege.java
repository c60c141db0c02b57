package io.claviger.engine.graph;

/** The most that can be done, from the least to the most. */
public enum Privilege {
    NONE,
    READ,
    WRITE,
    ADMIN;

    private static final Privilege[] ALL = values();

    static Privilege of(int ordinal) {
        return ALL[ordinal];
    }
}
