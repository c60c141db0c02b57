package io.claviger.server.posture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time by which policies are decided: that of the machine, which a test may set forward. */
@ApplicationScoped
@Typed(PostureClock.class)
public class PostureClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** For tests that cannot wait for a date. */
    void setAhead(Duration by) {
        ahead = by;
    }
}
