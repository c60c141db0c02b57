package io.claviger.server.notification;

import io.claviger.server.egress.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads an answer by the Standard Webhooks rules: 2xx is delivered, 410 is gone, all else is tried again. Pure. */
final class Judgement {

    /** Nobody may silence us for longer. */
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);

    private Judgement() {}

    static Verdict of(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Refused(String reason) -> new Verdict.Again(null, "Not sent: " + reason, null);
            case Answer.Failed(String reason) -> new Verdict.Again(null, reason, null);
            case Answer.Response response -> of(response, now);
        };
    }

    private static Verdict of(Answer.Response response, Instant now) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return new Verdict.Delivered(status, "accepted");
        }
        if (status == 410) {
            return new Verdict.Gone(status, "the endpoint is gone for good" + said(response));
        }
        if (status >= 300 && status < 400) {
            return new Verdict.Again(
                    status, "a redirect, which is not followed: configure the URL where it leads", null);
        }
        boolean asksForPatience = status == 429 || status == 503;
        Instant notBefore = asksForPatience ? notBefore(response.headers().get("retry-after"), now) : null;
        return new Verdict.Again(status, reason(status) + said(response), notBefore);
    }

    private static String reason(int status) {
        return switch (status) {
            case 401, 403 -> "not allowed: check the URL, and whether the webhook was revoked";
            case 404 -> "not found: check the URL, and whether the webhook was deleted";
            case 429 -> "too many messages";
            default -> status >= 500 ? "the receiver has a problem" : "not accepted";
        };
    }

    /** The beginning of the receiver's own words, which often say what is wrong. */
    private static String said(Answer.Response response) {
        String words = response.body().strip().replaceAll("\\p{Cntrl}+", " ");
        return words.isEmpty() ? "" : ": " + (words.length() <= 200 ? words : words.substring(0, 200) + "…");
    }

    /** Seconds or a date (RFC 9110, 10.2.3); anything else is as if it were not there. */
    private static @Nullable Instant notBefore(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        String text = retryAfter.strip();
        try {
            Instant asked = text.matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(text))
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Instant latest = now.plus(LONGEST_PATIENCE);
            return asked.isBefore(latest) ? asked : latest;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
