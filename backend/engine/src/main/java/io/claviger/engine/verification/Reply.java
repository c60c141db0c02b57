package io.claviger.engine.verification;

import java.util.Map;

/**
 * What a vendor answered.
 *
 * @param headers by their names in lower case
 * @param body as far as it was read
 */
public record Reply(int status, Map<String, String> headers, String body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** Without the body, which may repeat the secret. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
