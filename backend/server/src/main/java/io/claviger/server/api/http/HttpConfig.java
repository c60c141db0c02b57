package io.claviger.server.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Settings of how the server is reached. */
@ConfigMapping(prefix = "claviger.http")
public interface HttpConfig {

    /** Networks of the proxies that end TLS before us, such as 10.0.0.0/8; only theirs is X-Forwarded-Proto believed. */
    Optional<List<String>> trustedProxies();

    /** How many bytes the body of a request may have. */
    @WithDefault("8388608")
    long maxBody();

    /** How many requests a caller may send at once, after a pause. */
    @WithDefault("400")
    int burst();

    /** How many requests a second a caller may send for long. */
    @WithDefault("100")
    int perSecond();
}
