package io.claviger.engine.access.policy;

import org.jspecify.annotations.Nullable;

/**
 * An Amazon resource name, in its six fields; region and account may be empty.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>.
 *
 * @param resource everything behind the fifth colon
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    private static final int FIELDS = 6;

    /** Null when the text is no ARN. */
    public static @Nullable Arn parse(String text) {
        if (!text.startsWith("arn:")) {
            return null;
        }
        String[] fields = new String[FIELDS];
        int from = 0;
        for (int i = 0; i < FIELDS - 1; i++) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                return null;
            }
            fields[i] = text.substring(from, colon);
            from = colon + 1;
        }
        return new Arn(fields[1], fields[2], fields[3], fields[4], text.substring(from));
    }

    /** What stands before the first {@code /}; all of the resource when there is none: {@code role} of {@code role/ci}. */
    public String type() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** What stands behind the last {@code /}: the name of a user or role without its path. */
    public String lastName() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** The part between the first and the second {@code /}: the role of an assumed role. */
    public String secondName() {
        String[] parts = resource.split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    @Override
    public String toString() {
        return "arn:" + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }
}
