package io.claviger.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The clock that is injected, so that a test can set another. */
@ApplicationScoped
class Clock {

    @Produces
    @ApplicationScoped
    InstantSource system() {
        return InstantSource.system();
    }
}
