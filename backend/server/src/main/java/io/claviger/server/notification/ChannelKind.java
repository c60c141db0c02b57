package io.claviger.server.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a channel speaks. */
public enum ChannelKind {
    /** An incoming webhook of Slack, or of Mattermost and others that take the same. People read it. */
    SLACK_WEBHOOK("slack-webhook"),
    /** A signed webhook by the Standard Webhooks rules, with a CloudEvent. Programs read it. */
    STANDARD_WEBHOOK("standard-webhook");

    private final String word;

    ChannelKind(String word) {
        this.word = word;
    }

    /** As it is written in the API. */
    @JsonValue
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException with the words that exist */
    @JsonCreator
    public static ChannelKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no kind of channel. Use one of: "
                        + Arrays.stream(values()).map(ChannelKind::word).collect(Collectors.joining(", "))));
    }
}
