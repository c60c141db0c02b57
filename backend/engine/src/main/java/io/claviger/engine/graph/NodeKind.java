package io.claviger.engine.graph;

/** What a node is, in the catalog's words. */
public enum NodeKind {
    IDENTITY,
    CREDENTIAL,
    EXPOSURE,
    RESOURCE,
    CONSUMER,
    OWNER;

    private static final NodeKind[] ALL = values();

    static NodeKind of(int ordinal) {
        return ALL[ordinal];
    }
}
