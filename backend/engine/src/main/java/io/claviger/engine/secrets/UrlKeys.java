package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds keys that are a part of the path of a vendor's URL, as in {@code https://api.vendor.com/v1/KEY/status}. */
final class UrlKeys {

    private static final int LONGEST_HOST = 80;
    private static final int LONGEST_PATH = 300;
    /** Other URLs have names of documents and pictures in their paths, which are at random, too. */
    private static final Pattern INTERFACE =
            Pattern.compile("(?:^|[./-])(?:api|apis|hooks?|webhooks?|rpc|gateway|ingest|ws|v[0-9])(?=[./-])");
    /** What stands in a path before its key, and says that it is one. */
    private static final Pattern NAMED = Pattern.compile("(?:token|key|secret)/$");
    /** An object has the name of its collection before it. */
    private static final Pattern FIRST = Pattern.compile("/(?:api|apis|rest|rpc|v[0-9])/$");

    /** A title that ends with a number, or begins with one. */
    private static final Pattern NAME = Pattern.compile("(?:^|[_-])[a-z]{3,20}[_-][a-z]{2,20}(?:[_-]|$)");

    private static final Pattern EXAMPLE = Pattern.compile("(?:^|[.@])example(?:\\.(?:com|org|net))?(?::[0-9]{1,5})?$");

    /** What stands in a path before the name of somebody. */
    private static final Pattern OWNER = Pattern.compile("/(?:users?|repos|orgs|teams|owners)/$");

    private UrlKeys() {}

    /** Adds what is random in a path when a vendor's name, from an index to another, is in the host before it. */
    static void find(SecretType type, String text, int start, int end, List<Candidate> found) {
        int host = hostBefore(text, start);
        if (host < 0) {
            return;
        }
        int limit = Math.min(text.length(), end + LONGEST_PATH);
        int segment = -1;
        for (int at = end; at <= limit; at++) {
            char c = at < limit ? text.charAt(at) : ' ';
            boolean path = LooseValue.isPart(c) || segment < 0 && (c == '.' || c == ':');
            if (!path && segment >= 0 && "/?#\"'` \n".indexOf(c) >= 0 && isKey(text, host, segment, at)) {
                found.add(new Candidate(type, segment, at, Map.of()));
                return;
            }
            if (!path && c != '/') {
                return;
            }
            segment = c == '/' ? at + 1 : segment;
        }
    }

    /** Whether a name at an index is a part of a URL's host. */
    static boolean isInHost(String text, int start) {
        return hostBefore(text, start) >= 0;
    }

    /** The same as far as the character before it tells. */
    static boolean mayBeInHost(String text, int start) {
        return start > 0 && (isOfHost(text.charAt(start - 1)) || text.charAt(start - 1) == '/');
    }

    private static boolean isOfHost(char c) {
        return LooseValue.isPart(c) || c == '.';
    }

    /** Whether what begins at an index is in the path or the query of a URL of a host that examples use (RFC 2606). */
    static boolean isOfExample(String text, int start) {
        int limit = Math.max(0, start - LONGEST_PATH);
        int at = start;
        while (at > limit && !isEndOfUrl(text.charAt(at - 1))) {
            at--;
        }
        int scheme = text.indexOf("://", at, start);
        if (scheme < 0) {
            return false;
        }
        int end = scheme + 3;
        while (end < start && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < start && EXAMPLE.matcher(text).region(scheme + 3, end).find();
    }

    private static boolean isEndOfUrl(char c) {
        return c <= ' ' || "\"'`<>()".indexOf(c) >= 0;
    }

    /** Where the host of a URL begins in which a name stands, or -1. */
    private static int hostBefore(String text, int name) {
        int at = name;
        int limit = Math.max(3, name - LONGEST_HOST);
        while (at >= limit && isOfHost(text.charAt(at - 1))) {
            at--;
        }
        return at >= 3 && text.startsWith("://", at - 3) ? at : -1;
    }

    /**
     * At random, and neither a number of an object, as many databases give them, nor a hash; but in the address of a hook
     * either is the key.
     */
    private static boolean isKey(String text, int host, int from, int to) {
        if (to - from < LooseValue.USUAL || !hasNumber(text, from, to)) {
            return false;
        }
        String value = text.substring(from, to);
        String before = text.substring(host, from);
        return (!isHex(text, from, to)
                        || value.length() == 32
                        || Uuid.is(text, from, to) && FIRST.matcher(before).find()
                        || before.contains("hook")
                        || NAMED.matcher(before).find())
                && INTERFACE.matcher(before).find()
                && !before.contains("/status/")
                && !OWNER.matcher(before).find()
                && !before.contains("badge")
                && LooseValue.isRandom(value)
                && !NAME.matcher(value).find();
    }

    private static boolean hasNumber(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '-' && Character.digit(text.charAt(at), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
