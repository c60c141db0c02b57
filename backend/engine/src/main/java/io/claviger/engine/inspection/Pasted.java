package io.claviger.engine.inspection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody pasted: the token, taken out of a header, an assignment, a URL or a line of a log.
 *
 * @param scheme of an Authorization header, in lower case, or empty
 */
record Pasted(String token, String scheme, Surroundings surroundings) {

    private static final Pattern HEADER = Pattern.compile(
            "(?i)^(?:(?:proxy-)?authorization\\s{0,4}[:=]\\s{0,4})?(bearer|token|basic|dpop)\\s{1,4}(\\S.{0,100000})$");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)[?&#;](?:access_token|id_token|refresh_token|token|api[_-]?key|apikey|key|auth|jwt|sig|signature|client_secret|code|password)=([^&#\\s\"'<>]{8,8000})");
    private static final Pattern IN_HEADER =
            Pattern.compile("(?i)\\b(?:bearer|dpop)\\s{1,4}([0-9A-Za-z_.~+/-]{8,8000}={0,2})");
    private static final Pattern JWT =
            Pattern.compile("(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{8,20000}(?:\\.[0-9A-Za-z_-]{0,60000}){2,4}");
    private static final Pattern LOG = Pattern.compile(
            "(?m)^\\S{0,40} ?\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}|\\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:|^[A-Z][a-z]{2} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2} |\"(?:GET|POST|PUT|DELETE|HEAD|PATCH) \\S{1,9000} HTTP/[0-9.]{1,3}\"|(?m)^(?:TRACE|DEBUG|INFO|WARN|ERROR)\\b|\\blevel=(?:trace|debug|info|warn|error)\\b");

    static Pasted of(String text) {
        String whole = text.strip();
        if (whole.contains("-----BEGIN ") || whole.startsWith("PuTTY-User-Key-File")) {
            return new Pasted(whole, "", Surroundings.UNKNOWN);
        }
        boolean log = LOG.matcher(whole).find();
        Matcher parameter = PARAMETER.matcher(whole);
        if (parameter.find()) {
            String token = unescaped(parameter.group(1));
            return new Pasted(token, "", new Surroundings(true, log ? Boolean.TRUE : null));
        }
        if (log) {
            return new Pasted(inLine(whole), "", new Surroundings(false, true));
        }
        Matcher header = HEADER.matcher(whole);
        if (header.matches()) {
            String scheme = header.group(1).toLowerCase(java.util.Locale.ROOT);
            return new Pasted(header.group(2).strip(), scheme, new Surroundings(false, null));
        }
        return new Pasted(unquoted(whole), "", Surroundings.UNKNOWN);
    }

    private static String inLine(String line) {
        Matcher jwt = JWT.matcher(line);
        if (jwt.find()) {
            return jwt.group();
        }
        Matcher bearer = IN_HEADER.matcher(line);
        return bearer.find() ? bearer.group(1) : line;
    }

    /** Without quotes around it, and without the line breaks of a terminal within a JWT. */
    private static String unquoted(String text) {
        String bare = text.length() > 1
                        && "\"'`".indexOf(text.charAt(0)) >= 0
                        && text.charAt(0) == text.charAt(text.length() - 1)
                ? text.substring(1, text.length() - 1)
                : text;
        return bare.startsWith("eyJ") ? bare.replaceAll("\\s", "") : bare;
    }

    private static String unescaped(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return part;
        }
    }

    @Override
    public String toString() {
        return "Pasted[" + scheme + "]";
    }
}
