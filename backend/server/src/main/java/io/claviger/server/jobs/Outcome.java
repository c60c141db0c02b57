package io.claviger.server.jobs;

import java.time.Instant;

/** How one attempt ended. An exception from the handler means: again, with backoff. */
public sealed interface Outcome {

    record Done() implements Outcome {}

    /** Not an error: come back then, and start counting attempts anew. */
    record RetryAt(Instant at, String reason) implements Outcome {}

    /** Will not work, however often it is tried. */
    record Failed(String reason) implements Outcome {}
}
