package io.claviger.server.jobs;

import java.io.Serial;

/** Someone else holds the job now, or it has ended: write nothing. */
public class LeaseLost extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public LeaseLost(String message) {
        super(message);
    }
}
