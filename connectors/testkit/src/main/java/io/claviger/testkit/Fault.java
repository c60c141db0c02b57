package io.claviger.testkit;

import java.time.Duration;

/** What can be wrong with a peer that answers over HTTP. */
public sealed interface Fault {

    /** 429, with the pause that it asks for. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** The peer failed: a status of 500 or more. */
    record Failing(int status) implements Fault {}

    /** The answer begins only after a while. */
    record Slow(Duration delay) implements Fault {}

    /** The connection ends in the middle of the answer. */
    record Truncated() implements Fault {}

    /** The answer is the same, but the items of its lists come in the opposite order. */
    record Reordered() implements Fault {}
}
