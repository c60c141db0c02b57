package io.claviger.server.posture;

/** Where a finding stands. */
public enum FindingStatus {
    /** Broken, and nobody has said anything about it. */
    OPEN,
    /** Broken, and somebody is on it. */
    ACKNOWLEDGED,
    /** Broken, and somebody answers for leaving it so until a date. */
    WAIVED,
    /** Not broken any more, or the object is gone. */
    RESOLVED;

    /** Whether it counts for the risk of its object. */
    boolean counts() {
        return this == OPEN || this == ACKNOWLEDGED;
    }
}
