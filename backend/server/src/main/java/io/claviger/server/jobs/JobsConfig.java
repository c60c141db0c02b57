package io.claviger.server.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.jobs")
public interface JobsConfig {

    /** How long a lease holds without a sign of life. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often due work of other processes is looked for. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** The wait after the first failure; it doubles with each further one. */
    @WithDefault("PT2S")
    Duration backoff();

    @WithDefault("PT10M")
    Duration maxBackoff();
}
