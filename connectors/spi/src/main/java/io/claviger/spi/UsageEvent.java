package io.claviger.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One use of an identity, as the source recorded it. It says who did what to what and from where, and never with which parameters
 * or with which answer: those may hold secrets. Texts are cut off at 300 characters, and without control characters.
 *
 * @param id the source's own name for the event, the same whenever and however it is told; at most 200 characters
 * @param identity who acted, named as a crawl names it
 * @param credential with what, where the source tells, and it lasts longer than a session
 * @param service what was asked, as the source's own policies call it, such as {@code s3}
 * @param action the source's own word, such as {@code GetObject}
 * @param resource on what, as the source names it
 * @param address an IP address, or the name of the service that acted
 * @param userAgent the program, as it named itself
 */
public record UsageEvent(
        String id,
        Instant at,
        ObjectRef identity,
        @Nullable ObjectRef credential,
        String service,
        String action,
        @Nullable String resource,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String region,
        Outcome outcome) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST = 300;

    /** How it ended. */
    public enum Outcome {
        /** It was done. */
        ALLOWED,
        /** The source refused it for want of a right. */
        DENIED,
        /** It failed for another reason. */
        ERROR
    }

    public UsageEvent {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "the id of an event has from 1 to " + LONGEST_ID + " characters, not " + id.length());
        }
        service = required(service, "service");
        action = required(action, "action");
        resource = plain(resource);
        address = plain(address);
        userAgent = plain(userAgent);
        region = plain(region);
    }

    private static String required(String text, String what) {
        String plain = plain(text);
        if (plain == null) {
            throw new IllegalArgumentException("the " + what + " of an event is empty");
        }
        return plain;
    }

    private static @Nullable String plain(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printed = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printed.isEmpty() ? null : printed;
    }
}
