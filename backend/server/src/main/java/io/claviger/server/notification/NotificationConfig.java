package io.claviger.server.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.notification")
public interface NotificationConfig {

    /** The waits between attempts of one delivery; about 76 hours together, as Standard Webhooks recommends. */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retries();

    /** How many single messages a chat gets in a {@link #window()} before the rest comes as one. */
    @WithDefault("20")
    int burst();

    /** See {@link #burst()}. */
    @WithDefault("PT60S")
    Duration window();

    /** The least time between two messages to one chat. */
    @WithDefault("PT1S")
    Duration chatInterval();

    /** How long a replaced signing secret goes on signing beside the new one. */
    @WithDefault("PT24H")
    Duration secretOverlap();

    /** How long the log of deliveries is kept. */
    @WithDefault("P90D")
    Duration keep();
}
