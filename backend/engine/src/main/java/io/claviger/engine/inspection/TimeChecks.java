package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when until when a JWT is good, and whether that is not too long for a bearer. */
final class TimeChecks {

    private static final Duration GUIDELINE = Duration.ofHours(1);
    private static final Duration BEARABLE = Duration.ofHours(24);
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** As a number of seconds later than any that is meant, and as one of milliseconds in 1973. */
    private static final Instant IN_MILLISECONDS = Instant.ofEpochSecond(100_000_000_000L);

    private TimeChecks() {}

    static List<InspectionCheck> of(JsonWebToken token, Instant now) {
        return List.of(end(token, now), lifetime(token, now), notBefore(token, now));
    }

    /** From issue to end; {@code null} when the token does not say both. */
    static @Nullable Duration lifetimeOf(JsonWebToken token) {
        Instant end = token.instant("exp");
        Instant start = startOf(token);
        return end == null || start == null ? null : Duration.between(start, end);
    }

    static @Nullable Instant startOf(JsonWebToken token) {
        Instant issued = token.instant("iat");
        return issued == null ? token.instant("nbf") : issued;
    }

    private static InspectionCheck end(JsonWebToken token, Instant now) {
        String reference = "RFC 7519, section 4.1.4; RFC 9068, section 2.2";
        Instant end = token.instant("exp");
        if (end == null) {
            return new InspectionCheck(
                    "exp",
                    "Has an end",
                    Result.FAIL,
                    token.claims().get("exp") == null
                            ? "There is no exp: it is good for ever, unless its issuer changes its keys"
                            : "exp is no number of seconds: who does not refuse the token may take it for endless",
                    reference);
        }
        if (!end.isBefore(IN_MILLISECONDS)) {
            return new InspectionCheck(
                    "exp",
                    "Has an end",
                    Result.FAIL,
                    "It ends at " + end + ": exp was written in milliseconds, and is read in seconds",
                    reference);
        }
        return end.isAfter(now)
                ? new InspectionCheck("exp", "Has an end", Result.PASS, "It ends at " + end, reference)
                : new InspectionCheck(
                        "exp",
                        "Has an end",
                        Result.WARN,
                        "It ended at " + end + ": whoever still accepts it does not check",
                        reference);
    }

    private static InspectionCheck lifetime(JsonWebToken token, Instant now) {
        String reference = "RFC 6750, section 5.3; RFC 9700, section 4.14.2";
        Instant end = token.instant("exp");
        if (end == null) {
            return new InspectionCheck("lifetime", "Short-lived", Result.FAIL, "It never ends", reference);
        }
        Duration stated = lifetimeOf(token);
        Duration lifetime = stated != null && !stated.isNegative() && isOfTheFuture(token, now) ? null : stated;
        Duration known = lifetime == null ? Duration.between(now, end) : lifetime;
        if (lifetime == null && known.compareTo(GUIDELINE) <= 0) {
            return new InspectionCheck(
                    "lifetime", "Short-lived", Result.UNKNOWN, "It does not say when it was issued (iat)", reference);
        }
        if (known.isNegative()) {
            return new InspectionCheck("lifetime", "Short-lived", Result.FAIL, "It ends before it begins", reference);
        }
        String lived = (lifetime == null ? "It is good for another " : "It lives for ") + words(known);
        if (known.compareTo(GUIDELINE) <= 0) {
            return new InspectionCheck("lifetime", "Short-lived", Result.PASS, lived, reference);
        }
        return new InspectionCheck(
                "lifetime",
                "Short-lived",
                known.compareTo(BEARABLE) <= 0 ? Result.WARN : Result.FAIL,
                lived + "; a bearer's access token lives for 15 minutes to an hour",
                reference);
    }

    private static boolean isOfTheFuture(JsonWebToken token, Instant now) {
        Instant issued = token.instant("iat");
        return issued != null && issued.isAfter(now.plus(SKEW));
    }

    private static InspectionCheck notBefore(JsonWebToken token, Instant now) {
        String reference = "RFC 7519, sections 4.1.5 and 4.1.6";
        Instant begin = token.instant("nbf");
        Instant issued = token.instant("iat");
        if (isOfTheFuture(token, now)) {
            return new InspectionCheck(
                    "nbf",
                    "Begins when it should",
                    Result.FAIL,
                    "It was issued in the future, at " + issued,
                    reference);
        }
        if (begin == null) {
            return new InspectionCheck(
                    "nbf", "Begins when it should", Result.WARN, "There is no nbf: it is good from ever on", reference);
        }
        return begin.isAfter(now.plus(SKEW))
                ? new InspectionCheck(
                        "nbf", "Begins when it should", Result.FAIL, "It is not good before " + begin, reference)
                : new InspectionCheck(
                        "nbf", "Begins when it should", Result.PASS, "It is good from " + begin, reference);
    }

    static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        return duration.toMinutes() >= 2 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
