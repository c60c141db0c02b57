package io.claviger.server.jobs;

import java.sql.Connection;

/** The right to do one job now. It is kept alive while the handler runs, and can be lost. */
public interface Lease {

    /** Grows with every lease of any job: what is written under an older one is stale. */
    long fence();

    /**
     * Locks the job's row in the caller's transaction and compares the fence, so that what is committed was written by the
     * holder.
     *
     * @throws LeaseLost when someone else holds the job now, or it ended
     */
    void assertHeld(Connection connection);

    /** Someone asked for the job to end early: stop where it does no harm. */
    boolean cancelled();
}
