package io.claviger.engine.graph.reach;

/**
 * How far a walk goes before it says that it is not whole.
 *
 * @param depth edges on one way, 1 to 1000
 * @param states nodes looked at, each once for each hold
 */
public record Limits(int depth, int states) {

    public static final int DEEPEST = 1000;
    public static final Limits NONE = new Limits(DEEPEST, Integer.MAX_VALUE);

    public Limits {
        if (depth < 1 || depth > DEEPEST || states < 1) {
            throw new IllegalArgumentException(
                    "depth is 1 to " + DEEPEST + ", states at least 1; got " + depth + ", " + states);
        }
    }
}
