package io.claviger.engine.access.account;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a principal was used, as far as AWS tells.
 *
 * @param known whether the input says when it was last used, or that it never was
 * @param services when it last used each service, by the service's prefix; the beginning of time for never
 */
public record Usage(
        @Nullable Instant created, boolean known, @Nullable Instant lastUsed, Map<String, Instant> services) {

    public static final Usage UNKNOWN = new Usage(null, false, null, Map.of());

    public Usage {
        services = Map.copyOf(services);
    }
}
