package io.claviger.server.jobs;

import io.claviger.server.database.DatabaseFailure;
import io.claviger.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The lease of a run in this process. */
final class HeldLease implements Lease {

    private final UUID job;
    private final long fence;
    private volatile boolean cancelled;
    private volatile boolean lost;
    private volatile long goodUntilNanos;

    HeldLease(JobTable.Claim claim, long goodUntilNanos) {
        this.job = claim.job().id();
        this.fence = claim.fence();
        this.cancelled = claim.cancelRequested();
        this.goodUntilNanos = goodUntilNanos;
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public void assertHeld(Connection connection) {
        try {
            boolean held = Sql.first(
                            connection,
                            "select 1 from job where id = ? and fence = ? and state = 'RUNNING' for update",
                            row -> true,
                            job,
                            fence)
                    .isPresent();
            if (lost || !held) {
                throw new LeaseLost(
                        "The lease " + fence + " on job " + job + " is lost: another worker has taken the job over");
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void renewed(long untilNanos, boolean cancelRequested) {
        goodUntilNanos = untilNanos;
        cancelled |= cancelRequested;
    }

    void cancel() {
        cancelled = true;
    }

    /** The lease's time is over by our own clock: someone else may have the job. */
    boolean expired(long nowNanos) {
        return nowNanos - goodUntilNanos > 0;
    }

    boolean lost() {
        return lost;
    }

    void lose() {
        lost = true;
    }
}
