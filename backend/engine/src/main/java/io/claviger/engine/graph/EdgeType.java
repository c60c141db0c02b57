package io.claviger.engine.graph;

/**
 * All that decides how reach passes along an edge.
 *
 * @param atMost the privilege to which the edge bounds what passes
 */
public record EdgeType(EdgeKind kind, Privilege atMost, Passing passing) {

    /** How many codes there can be: three bits for the kind, two for the privilege, three for the passing. */
    static final int CODES = 256;

    /** Fits in a byte. Edges of one kind have codes beside each other. */
    int code() {
        return kind.ordinal() << 5 | atMost.ordinal() << 3 | passing.ordinal();
    }

    static EdgeType of(int code) {
        return new EdgeType(kindOf(code), Privilege.of(code >> 3 & 3), Passing.of(code & 7));
    }

    static EdgeKind kindOf(int code) {
        return EdgeKind.of(code >> 5 & 7);
    }

    static boolean isCode(int code) {
        return code >> 5 < EdgeKind.values().length && (code & 7) < Passing.values().length;
    }
}
