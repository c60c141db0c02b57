package io.claviger.server.crawl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.crawl")
public interface CrawlConfig {

    /** How many observations are merged in one transaction. */
    @WithDefault("10000")
    int batchSize();

    /** How long an observation waits for its batch to fill, at most. */
    @WithDefault("PT1S")
    Duration batchAge();

    /** How often schedules are looked at. */
    @WithDefault("PT15S")
    Duration scheduleInterval();

    /** The wait before a source that could not be reached is tried again; it doubles with each attempt. */
    @WithDefault("PT5S")
    Duration backoff();

    /** How often a scope is tried before it counts as failed. */
    @WithDefault("5")
    int maxAttempts();
}
