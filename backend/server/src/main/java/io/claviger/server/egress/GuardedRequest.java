package io.claviger.server.egress;

import java.net.URI;
import java.util.Map;

/** A POST to an address that somebody else chose. */
public record GuardedRequest(URI target, Map<String, String> headers, String body) {

    /** Without the path, which may be a secret. */
    @Override
    public String toString() {
        return "POST " + target.getHost();
    }
}
