package io.claviger.server.posture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.posture")
interface PostureConfig {

    /** How often policies that time alone can break or mend are looked at, and waivers that are over end. */
    @WithDefault("PT1M")
    Duration review();

    /** How long the answer of the overview may be old. */
    @WithDefault("PT5S")
    Duration overviewAge();
}
