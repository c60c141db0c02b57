package io.claviger.server.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of what leaves the server. */
@ConfigMapping(prefix = "claviger.egress")
public interface EgressConfig {

    /** Hosts and networks that may be reached although they are private, and over plain HTTP. */
    Optional<List<String>> allow();

    /** How long a connection may take to be made. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long a whole exchange may take. */
    @WithDefault("PT15S")
    Duration timeout();

    /** How many bytes of an answer are read; the rest is dropped. */
    @WithDefault("65536")
    int answerLimit();
}
