package io.claviger.server.notification;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where links lead. */
@ConfigMapping(prefix = "claviger")
public interface LinkConfig {

    /** The address under which people open the dashboard. Messages have no links without it. */
    Optional<URI> publicUrl();
}
