package io.claviger.server.notification;

import io.claviger.server.egress.Answer;
import io.claviger.server.egress.GuardedHttp;
import io.claviger.server.egress.GuardedRequest;
import io.claviger.server.sealing.Sealer;
import io.claviger.server.sealing.UnsealFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Sends one message to a channel, signed if the channel signs, and says what came of it. */
@ApplicationScoped
class Outgoing {

    private final GuardedHttp http;
    private final ChannelTable channels;
    private final Sealer sealer;
    private final InstantSource clock;

    Outgoing(GuardedHttp http, ChannelTable channels, Sealer sealer, InstantSource clock) {
        this.http = http;
        this.channels = channels;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @param messageId the same for every attempt at one message, so that the receiver can tell a repetition */
    Attempt send(Channel channel, UUID messageId, String body) throws InterruptedException {
        Instant start = clock.instant();
        Verdict verdict;
        try {
            Target target = channels.target(channel.id(), sealer);
            Map<String, String> headers = new HashMap<>();
            headers.put("content-type", contentType(channel.kind()));
            headers.put("user-agent", "Claviger");
            if (channel.kind() == ChannelKind.STANDARD_WEBHOOK) {
                headers.putAll(SignedHeaders.of(messageId.toString(), start, body, target.signing(start)));
            }
            Answer answer = http.send(new GuardedRequest(target.url(), headers, body));
            verdict = Judgement.of(answer, clock.instant());
        } catch (UnsealFailed wrongKey) {
            verdict = new Verdict.Again(null, "Not sent: " + wrongKey.getMessage(), null);
        }
        return new Attempt(messageId, clock.instant(), Duration.between(start, clock.instant()), verdict);
    }

    private static String contentType(ChannelKind kind) {
        return switch (kind) {
            case SLACK_WEBHOOK -> "application/json; charset=utf-8";
            case STANDARD_WEBHOOK -> "application/cloudevents+json; charset=utf-8";
        };
    }
}
