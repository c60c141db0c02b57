package io.claviger.server.catalog;

/** What a batch came to. Observations that changed nothing are only in the first. */
public record MergeCounts(long observations, long discovered, long changed, long gone) {

    public static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0);

    public MergeCounts plus(MergeCounts other) {
        return new MergeCounts(
                observations + other.observations,
                discovered + other.discovered,
                changed + other.changed,
                gone + other.gone);
    }
}
