package io.claviger.engine.verification;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How soon a host may be asked again: at a steady pace, and not before it said. Safe for use by several threads. */
public final class HostPace {

    /** What a host is asked to wait for when it says 429 without saying how long. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Duration between;
    private final Map<String, Instant> next = new HashMap<>();
    private final Map<String, Instant> closed = new HashMap<>();

    /** @param between two requests to the same host */
    public HostPace(Duration between) {
        this.between = between;
    }

    /** How long to wait for this host, its turn being taken; or {@code null} when the host wants no more for now. */
    public @Nullable Duration take(String host, Instant now) {
        return take(host, now, LONGEST);
    }

    /** The same for one who waits no longer than so: then {@code null}, and the turn is left to others. */
    public synchronized @Nullable Duration take(String host, Instant now, Duration longest) {
        if (closed.getOrDefault(host, Instant.MIN).isAfter(now)) {
            return null;
        }
        Instant turn = next.getOrDefault(host, now);
        Instant at = turn.isBefore(now) ? now : turn;
        if (at.isAfter(now.plus(longest))) {
            return null;
        }
        next.put(host, at.plus(between));
        return Duration.between(now, at);
    }

    /** Heeds an answer's wish to be left alone (RFC 9110, section 10.2.3; RFC 6585, section 4). */
    public synchronized void heed(String host, Reply reply, Instant now) {
        String wish = reply.headers().get("retry-after");
        if (reply.status() == 429 || reply.status() == 503 && wish != null) {
            Duration wait = wait(wish, now);
            closed.put(host, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
        }
    }

    private static Duration wait(@Nullable String wish, Instant now) {
        if (wish == null) {
            return USUAL;
        }
        if (wish.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(wish));
        }
        try {
            Instant until = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException unreadable) {
            return USUAL;
        }
    }
}
