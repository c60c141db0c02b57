package io.claviger.engine.verification;

/**
 * What is known of a secret after its vendor was asked.
 *
 * @param because in words that hold nothing of the secret, such as {@code api.github.com answered 200: live}
 */
public record Liveness(State state, String because) {

    /** Whether the vendor accepts it. */
    public enum State {
        LIVE,
        DEAD,
        UNKNOWN
    }

    public static Liveness unknown(String because) {
        return new Liveness(State.UNKNOWN, because);
    }
}
