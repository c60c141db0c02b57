package io.claviger.server.audit;

import org.jspecify.annotations.Nullable;

/** Knows who acts in the current request; the room {@code auth} does. */
public interface ActorSource {

    /** {@link Actor#SYSTEM} outside a request. */
    Actor currentActor();

    /** What ties the entry to the request's log lines. */
    @Nullable
    String correlationId();
}
