package io.claviger.server.jobs;

import io.claviger.server.Role;

/** Does one kind of work. A CDI bean; each run has its own virtual thread, which is interrupted when the lease is lost. */
public interface JobHandler {

    String kind();

    Role role();

    Outcome run(Job job, Lease lease) throws Exception;

    /** How many of this kind one process runs at a time. */
    default int concurrency() {
        return 4;
    }

    /** How many attempts may throw before the job is {@code FAILED}. */
    default int maxAttempts() {
        return 10;
    }
}
