package io.claviger.engine.graph;

/** How whoever holds an edge's begin gets hold of its end. */
public enum EdgeKind {
    /** A credential proves its identity. */
    AUTHENTICATES(false),
    /** An identity can be another. */
    BECOMES(false),
    /** An identity may do something with a resource. */
    ACTS(false),
    /** A resource is made of others. */
    CONTAINS(false),
    /** Who may read the resource sees the exposure in it. */
    HOLDS(true),
    /** An exposure gives the credential away, or the identity where the credential is not known. */
    REVEALS(true),
    /** A workload bears what it uses. */
    USES(true);

    private static final EdgeKind[] ALL = values();

    private final boolean renews;

    EdgeKind(boolean renews) {
        this.renews = renews;
    }

    /** Whether its end is new power, not bounded by what is held of its begin. */
    boolean renews() {
        return renews;
    }

    static EdgeKind of(int ordinal) {
        return ALL[ordinal];
    }
}
