package io.claviger.server.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.graph")
public interface GraphConfig {

    /** How old the graph may be when it answers. */
    @WithDefault("PT1S")
    Duration freshness();

    /** How long after a look at whether verdicts on identities are still true the next one comes. */
    @WithDefault("PT3S")
    Duration reviewInterval();

    /** How long loading the whole graph may take. */
    @WithDefault("PT30M")
    Duration loading();

    /** How many changed rows are put into the graph one by one; it is loaded anew for more. */
    @WithDefault("200000")
    int changes();

    /** How many edges deep a question may go. */
    @WithDefault("64")
    int deepest();

    /** How many nodes, each for each way to hold it, an answer looks at before it says that it is not whole. */
    @WithDefault("4000000")
    int states();
}
