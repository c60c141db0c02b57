package io.claviger.server.catalog;

import java.time.Duration;

/** How a batch waits until the one before it is merged. */
@FunctionalInterface
public interface TurnWait {

    /** There is none before it. */
    TurnWait NONE = (patience, then) -> {};

    /**
     * Returns when the batch before is merged, and throws if it was not.
     *
     * @param then is run, once, if that takes longer than {@code patience}; what it throws ends the wait
     */
    void await(Duration patience, Runnable then);
}
