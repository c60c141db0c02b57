package io.claviger.server.api.notification;

import io.claviger.server.Legible;
import io.claviger.server.Refusal;
import io.claviger.server.notification.ChannelDraft;
import io.claviger.server.notification.ChannelKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel as it is asked for. A URL or secret that is left out stays as it is. */
public record ChannelRequest(
        @Nullable String name,
        @Nullable ChannelKind kind,
        @Nullable String url,
        @Nullable String secret,
        @Nullable Boolean enabled) {

    ChannelDraft draft() {
        String called = Legible.name("channel-invalid", "/name", Objects.requireNonNullElse(name, ""), 100);
        if (kind == null) {
            throw invalid("/kind", "Say what it speaks: slack-webhook or standard-webhook");
        }
        return new ChannelDraft(called, kind, empty(url), empty(secret), enabled == null || enabled);
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Refusal invalid(String pointer, String detail) {
        return Refusal.invalid("channel-invalid", detail, new Refusal.Place(pointer, detail));
    }

    /** Without the URL and the secret. */
    @Override
    public String toString() {
        return "ChannelRequest[" + name + "]";
    }
}
