package io.claviger.server.api.sources;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Legible;
import io.claviger.server.Refusal;
import io.claviger.server.api.Members;
import io.claviger.server.sources.SourceDraft;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to save a source. */
public record SourceRequest(
        @Nullable String name,
        @Nullable String connector,
        @Nullable ObjectNode settings,
        @Nullable String environment,
        @Nullable String schedule,
        @Nullable Boolean enabled) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 200;

    /** What is sent to try settings; those of {@code sourceId} complete them. */
    public record CheckRequest(
            @Nullable String connector,
            @Nullable ObjectNode settings,
            @Nullable UUID sourceId) {}

    SourceDraft draft() {
        String called = Members.text("name", name);
        String stage = environment == null || environment.isBlank() ? null : environment.strip();
        requireShort("name", called);
        requireShort("environment", stage);
        return new SourceDraft(
                Legible.name("name-invalid", "/name", called, LONGEST_NAME),
                Members.text("connector", connector),
                settings == null ? JsonNodeFactory.instance.objectNode() : settings,
                stage,
                duration(schedule),
                enabled == null || enabled);
    }

    private static void requireShort(String member, @Nullable String text) {
        if (text != null && text.length() > LONGEST_NAME) {
            throw Refusal.invalid(
                    member + "-too-long",
                    "The " + member + " has at most " + LONGEST_NAME + " characters",
                    new Refusal.Place("/" + member, "too long"));
        }
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException wrong) {
            throw schedule(text);
        }
        throw schedule(text);
    }

    private static Refusal schedule(String text) {
        return Refusal.invalid(
                "schedule-invalid",
                "'" + text
                        + "' is no schedule: write an ISO 8601 duration from PT1M to P366D, such as PT6H, or null for by hand",
                new Refusal.Place("/schedule", "an ISO 8601 duration from PT1M to P366D"));
    }
}
