package io.claviger.server.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.behaviour")
public interface BehaviourConfig {

    /**
     * How long usage is kept: its counts by day, and the events' ids by which each counts once (some 100 bytes an event). Older events
     * are not taken.
     */
    @WithDefault("P90D")
    Duration keep();
}
