package io.claviger.server.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a channel that is a secret.
 *
 * @param previous the secret before {@code secret}, which signs too until {@code previousUntil}
 */
record Target(
        URI url,
        @Nullable SigningSecret secret,
        @Nullable SigningSecret previous,
        @Nullable Instant previousUntil) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What signs now, the newest first. */
    List<SigningSecret> signing(Instant now) {
        if (secret == null) {
            return List.of();
        }
        boolean overlaps = previous != null && previousUntil != null && now.isBefore(previousUntil);
        return overlaps ? List.of(secret, previous) : List.of(secret);
    }

    Target withUrl(URI other) {
        return new Target(other, secret, previous, previousUntil);
    }

    Target withSecret(SigningSecret next, Instant overlapUntil) {
        return secret == null || next.text().equals(secret.text())
                ? new Target(url, next, previous, previousUntil)
                : new Target(url, next, secret, overlapUntil);
    }

    byte[] write() {
        ObjectNode json = JSON.createObjectNode().put("url", url.toString());
        Optional.ofNullable(secret).ifPresent(value -> json.put("secret", value.text()));
        Optional.ofNullable(previous).ifPresent(value -> json.put("previous", value.text()));
        Optional.ofNullable(previousUntil).ifPresent(value -> json.put("previousUntil", value.toString()));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Target read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            JsonNode until = json.get("previousUntil");
            return new Target(
                    URI.create(json.path("url").asText()),
                    secret(json.get("secret")),
                    secret(json.get("previous")),
                    until == null ? null : Instant.parse(until.asText()));
        } catch (IOException malformed) {
            throw new UncheckedIOException("A channel's sealed target is not what was sealed", malformed);
        }
    }

    private static @Nullable SigningSecret secret(@Nullable JsonNode text) {
        return text == null ? null : SigningSecret.parse(text.asText());
    }

    /** What may be shown of the URL: where it goes, and enough of its end to tell two apart. */
    String shownUrl() {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String end = path.length() <= 8 ? "" : path.substring(path.length() - 4);
        return url.getScheme() + "://" + url.getHost() + port + "/…" + end;
    }

    @Override
    public String toString() {
        return shownUrl();
    }
}
