package io.claviger.server.api;

import java.util.UUID;

/** Long work of one kind that was answered with 202: a CDI bean that knows where it stands. */
public interface OperationKind {

    /** Stable, such as {@code crawl}. */
    String kind();

    OperationState state(UUID subject);

    /** Asks for an early end; what is done already stays. */
    void cancel(UUID subject);
}
