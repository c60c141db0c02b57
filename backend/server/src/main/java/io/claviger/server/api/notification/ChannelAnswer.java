package io.claviger.server.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claviger.server.notification.Channel;
import io.claviger.server.notification.ChannelKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is shown.
 *
 * @param url shortened: whoever has the whole of it can write to the channel
 * @param secret only in the answer to the request that made it
 */
public record ChannelAnswer(
        UUID id,
        String name,
        ChannelKind kind,
        String url,
        boolean enabled,
        @Nullable Last lastDelivery,
        Channel.Health health,
        @Nullable String healthDetail,
        @Nullable Instant pausedUntil,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    /** When something was last sent, and what came of it. */
    public record Last(Instant at, String state) {}

    static ChannelAnswer of(Channel channel, @Nullable String secret) {
        Instant at = channel.lastAttemptAt();
        String state = channel.health() == Channel.Health.OK ? "DELIVERED" : "FAILED";
        return new ChannelAnswer(
                channel.id(),
                channel.name(),
                channel.kind(),
                channel.shownUrl(),
                channel.enabled(),
                at == null ? null : new Last(at, state),
                channel.health(),
                channel.healthDetail(),
                channel.pausedUntil(),
                channel.createdAt(),
                channel.updatedAt(),
                secret);
    }
}
