package io.claviger.server.start;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 90m}, {@code 24h}, {@code 30d}, or in ISO 8601 such as {@code PT24H}. */
final class Lifetime {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([mhd])");
    private static final Map<String, Duration> UNITS =
            Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Lifetime() {}

    static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        try {
            Duration length = unit == null ? Duration.parse(text) : unit.multipliedBy(Long.parseLong(matcher.group(1)));
            if (length.isPositive()) {
                return length;
            }
        } catch (DateTimeParseException neither) {
            throw new Unusable("'" + text + "' is no length of time. Write it as 90m, 24h or 30d", neither);
        }
        throw new Unusable("A token that expires after '" + text + "' would never be valid. Write for example 24h");
    }
}
