package io.claviger.connector.aws.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a trail is delivered to.
 *
 * @param prefix what stands before the numbers of accounts; empty, or with a slash at its end
 */
public record TrailPlace(String bucket, String prefix) {

    private static final Pattern WRITTEN =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.{0,900}?))?/*");

    /** From {@code s3://bucket/AWSLogs}; empty when it is not written so. */
    static Optional<TrailPlace> of(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String prefix = parts.group(2) == null || parts.group(2).isEmpty() ? "" : parts.group(2) + "/";
        return Optional.of(new TrailPlace(parts.group(1), prefix));
    }
}
