package io.claviger.server.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Instants as programs write them: RFC 3339, which has years of four digits. */
public final class Instants {

    private static final int LAST_YEAR = 9999;

    private Instants() {}

    /** @throws DateTimeException if the text is no instant of the years 1 to 9999 */
    public static Instant parse(String text) {
        Instant instant = Instant.parse(text);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeParseException("The years 1 to " + LAST_YEAR + " are known", text, 0);
        }
        return instant;
    }
}
