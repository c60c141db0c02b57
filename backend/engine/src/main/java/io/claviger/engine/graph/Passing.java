package io.claviger.engine.graph;

/** What an edge makes of holding its begin fully or in part. */
public enum Passing {
    /** The end is held fully, however the begin is. */
    FULL(2, 2),
    /** The end is held in part. */
    PART(1, 1),
    /** As the begin is held. */
    KEEPS(1, 2),
    /** Only who holds the begin fully has the end, and fully. */
    FULL_ONLY(0, 2),
    /** Only who holds the begin fully has the end, and in part. */
    FULL_TO_PART(0, 1),
    /** The end is written and not seen. */
    UNSEEN(1, 1);

    private static final Passing[] ALL = values();

    private final int fromPart;
    private final int fromFull;

    Passing(int fromPart, int fromFull) {
        this.fromPart = fromPart;
        this.fromFull = fromFull;
    }

    /** 0: not at all; 1: in part; 2: fully. */
    int from(boolean full) {
        return full ? fromFull : fromPart;
    }

    static Passing of(int ordinal) {
        return ALL[ordinal];
    }
}
