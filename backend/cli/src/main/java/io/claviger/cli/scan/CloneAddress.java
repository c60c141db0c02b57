package io.claviger.cli.scan;

import io.claviger.spi.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is, and apart from it what a URL such as {@code https://user:token@host/repository.git} holds to open it:
 * no report and no message has that. A name alone is a token, as code hosts take it.
 *
 * @param place a URL without a user, or a path
 */
record CloneAddress(String place, Map<String, Object> credentials) {

    private static final Pattern WITH_USER = Pattern.compile("(?i)(https?://)([^/:]*)(?::([^/]*))?@([^/@].*)");

    static CloneAddress of(String target) {
        Matcher parts = WITH_USER.matcher(target);
        if (!parts.matches()) {
            return new CloneAddress(target, Map.of());
        }
        String user = decoded(parts.group(2));
        boolean alone = parts.group(3) == null || parts.group(3).isEmpty();
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("token", Secret.of(alone ? user : decoded(parts.group(3))));
        if (!alone) {
            credentials.put("username", user);
        }
        return new CloneAddress(parts.group(1) + parts.group(4), credentials);
    }

    /** What is percent-encoded in the user's part of a URL (RFC 3986, section 3.2.1). */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return part;
        }
    }
}
