package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ends that stand beside a value, such as in a signed URL. */
final class Expiry {

    private static final int NEAR = 600;
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
    private static final Pattern SIGNED_AT = Pattern.compile("X-(?:Amz|Goog)-Date=([0-9]{8}T[0-9]{6}Z)");
    private static final Pattern SECONDS = Pattern.compile("X-(?:Amz|Goog)-Expires=([0-9]{1,7})");

    private Expiry() {}

    /**
     * Reads the group {@code expires}, or what follows the name that is the argument within some hundred bytes, such as
     * {@code se} of a shared access signature. A date, an instant, or seconds since 1970.
     */
    static Ruling check(Evidence evidence) {
        Instant end = end(evidence);
        if (end == null) {
            return Ruling.silent();
        }
        return end.isBefore(evidence.now())
                ? Ruling.of(Verdict.EXPIRED, "expired at " + end)
                : Ruling.note("valid until " + end);
    }

    private static @Nullable Instant end(Evidence evidence) {
        String group = evidence.groups().get("expires");
        if (group != null) {
            return read(group);
        }
        String around = evidence.around().apply(NEAR);
        if (evidence.argument().isEmpty()) {
            return signedUrl(around);
        }
        Matcher matcher = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(evidence.argument())
                        + "[\"']?[=:][ \"']{0,3}([0-9TZ:.%A-Fa-f+-]{8,40})")
                .matcher(around);
        return matcher.find() ? read(matcher.group(1)) : null;
    }

    /** AWS Signature Version 4 and its kin: a date of signing, and seconds. */
    private static @Nullable Instant signedUrl(String around) {
        Matcher date = SIGNED_AT.matcher(around);
        Matcher seconds = SECONDS.matcher(around);
        if (!date.find() || !seconds.find()) {
            return null;
        }
        Instant start = Instant.from(COMPACT.parse(date.group(1)));
        return start.plus(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
    }

    private static @Nullable Instant read(String written) {
        String text = Encodings.unescaped(written);
        try {
            if (text.matches("[0-9]{10}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            if (text.matches("[0-9]{13}")) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC).parse(text, Instant::from);
        } catch (DateTimeException noDate) {
            // Something else stands where a date may stand.
            return null;
        }
    }
}
