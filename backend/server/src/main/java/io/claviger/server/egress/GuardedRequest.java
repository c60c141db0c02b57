package io.claviger.server.egress;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an address that somebody else chose.
 *
 * @param body what is posted, or {@code null} to get
 */
public record GuardedRequest(
        URI target, Map<String, String> headers, @Nullable String body) {

    String method() {
        return body == null ? "GET" : "POST";
    }

    /** Without the path, which may be a secret. */
    @Override
    public String toString() {
        return method() + " " + target.getHost();
    }
}
