package io.claviger.engine.verification;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to one vendor. It holds the secret: it is sent and forgotten.
 *
 * @param url {@code https}, on the port of that scheme
 * @param headers the body's type is among them, where there is a body
 * @param body what is posted, or {@code null} to get
 */
public record Question(
        URI url, Map<String, String> headers, @Nullable String body) {

    public Question {
        headers = Map.copyOf(headers);
    }

    public String method() {
        return body == null ? "GET" : "POST";
    }

    public String host() {
        return url.getHost();
    }

    /** Without all that may hold the secret. */
    @Override
    public String toString() {
        return method() + " " + host();
    }
}
