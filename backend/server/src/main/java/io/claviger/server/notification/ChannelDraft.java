package io.claviger.server.notification;

import org.jspecify.annotations.Nullable;

/**
 * A channel as somebody wants it.
 *
 * @param url null when it stays as it is
 * @param secret {@code whsec_…} or {@code whsk_…}; null when it stays as it is, or is to be made
 */
public record ChannelDraft(
        String name,
        ChannelKind kind,
        @Nullable String url,
        @Nullable String secret,
        boolean enabled) {

    /** Without the URL and the secret. */
    @Override
    public String toString() {
        return "ChannelDraft[" + name + ", " + kind + "]";
    }
}
