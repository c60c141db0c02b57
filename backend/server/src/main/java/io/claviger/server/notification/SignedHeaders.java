package io.claviger.server.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The three headers of a Standard Webhook. The signature covers id, time and body; each secret adds one, so that keys rotate without a gap. */
final class SignedHeaders {

    private SignedHeaders() {}

    static Map<String, String> of(String id, Instant time, String body, List<SigningSecret> secrets) {
        String timestamp = Long.toString(time.getEpochSecond());
        String content = id + "." + timestamp + "." + body;
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(content)).collect(Collectors.joining(" ")));
    }
}
