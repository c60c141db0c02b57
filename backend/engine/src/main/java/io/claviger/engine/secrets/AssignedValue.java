package io.claviger.engine.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a name: an operator, and a value with or without quotes. Looks at a bounded number of bytes. */
final class AssignedValue {

    /** Around what Markdown sets in bold. */
    private static final String BOLD = "**";

    private static final int LONGEST_VALUE = 256;
    /** Of what has an end of its own, as tokens with much in them have. */
    private static final int LONGEST_QUOTED = 1_024;

    private static final int LONGEST_GAP = 80;

    private static final Pattern BEFORE = Pattern.compile(
            "(?i)(?<![a-z])value[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?(?<value>[^\\s\"'<>,;]{6,256})"
                    + "[\"']?(?:[\\s,]{1,40}|\\s{1,8}where\\s{1,8})[\"']?(?:name|key)[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?$");

    private AssignedValue() {}

    /** Where the value begins behind an operator, or -1. */
    static int afterOperator(String text, int from) {
        int at = from;
        for (int i = 0; i < 2 && at < text.length() && "\"'`]}*".indexOf(text.charAt(at)) >= 0; i++) {
            at++;
        }
        at = skipSpace(text, at);
        if (at >= text.length()) {
            return -1;
        }
        char operator = text.charAt(at);
        char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (operator == ':' && second == ':' || operator == '=' && (second == '=' || second == '~')) {
            return -1;
        }
        if (operator == ':' && second == '=' || operator == '=' && second == '>' || isDefault(operator, second)) {
            int value = skipSpace(text, at + 2);
            return operator != '|' && second != '?' || value < text.length() && isQuote(text.charAt(value))
                    ? value
                    : -1;
        }
        if (operator == '<' && second == '-' && text.startsWith(" \"", at + 2)) {
            return at + 3;
        }
        if (operator == '-' && second == '>' && text.charAt(at - 1) == ' ' && text.startsWith(" ", at + 2)) {
            return skipSpace(text, at + 2);
        }
        if (operator == ':') {
            return skipSpace(text, afterTypeName(text, at + 1));
        }
        return operator == '=' ? skipSpace(text, at + 1) : -1;
    }

    /** {@code ||} and {@code ??} of code, {@code ?=} of makefiles. */
    private static boolean isDefault(char operator, char second) {
        return operator == '|' && second == '|' || operator == '?' && (second == '?' || second == '=');
    }

    /** Behind {@code string =} of {@code name: string = "value"}, or where it was. */
    private static int afterTypeName(String text, int from) {
        int at = skipSpace(text, from);
        int limit = Math.min(text.length(), at + 30);
        while (at < limit && (isName(text.charAt(at)) || "<>[]|& ?".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        // Padding at the end of base64 assigns nothing.
        return at < limit - 1 && text.charAt(at) == '=' && "=\r\n,;}".indexOf(text.charAt(at + 1)) < 0 ? at + 1 : from;
    }

    /**
     * Where a value begins and ends.
     *
     * @param plain whether it may stand without quotes
     * @param query whether it is part of a query string, and ends at an ampersand
     */
    static int @Nullable [] read(String text, int from, boolean plain, boolean query) {
        int at = opened(text, from);
        if (at + 1 < text.length() && "rbuf@L".indexOf(text.charAt(at)) >= 0 && isQuote(text.charAt(at + 1))) {
            at++;
        }
        if (at >= text.length()) {
            return null;
        }
        at = isQuote(text.charAt(at)) && text.startsWith("\\\"", at + 1) ? at + 1 : at;
        int limit = Math.min(text.length(), at + LONGEST_VALUE);
        if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            int far = Math.min(text.length(), at + LONGEST_QUOTED);
            int close = text.indexOf("\\\"", Math.min(at + 2, far), far);
            return close > 0 ? new int[] {at + 2, close} : null;
        }
        if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
            at += 2;
        } else if (text.startsWith("``", at)) {
            at++;
        }
        if (plain && text.startsWith(BOLD, at)) {
            int close = text.indexOf(BOLD, at + BOLD.length(), limit);
            return close > 0 ? new int[] {at + BOLD.length(), close} : null;
        }
        if (isQuote(text.charAt(at))) {
            char quote = text.charAt(at);
            int far = Math.min(text.length(), at + LONGEST_QUOTED);
            for (int i = at + 1; i < far && text.charAt(i) != '\n'; i++) {
                if (text.charAt(i) == quote) {
                    return new int[] {at + 1, i};
                }
            }
            return null;
        }
        if (plain && text.charAt(at) == '[') {
            return inner(text, at + 1, ']');
        }
        return plain ? unquoted(text, at, limit, query) : null;
    }

    /** Behind one bracket before a quote, as in {@code = ("value")} and {@code ={"value"}}. */
    private static int opened(String text, int from) {
        boolean bracket = from + 1 < text.length() && "({[".indexOf(text.charAt(from)) >= 0;
        return bracket && isQuote(text.charAt(from + 1)) ? from + 1 : from;
    }

    /** A value that stands before its name, as in {@code value: "…", name: "KEY"}. */
    static int @Nullable [] before(String text, int name) {
        int at = name;
        while (at > 0 && name - at < 4 && "\"' ".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at == 0 || text.charAt(at - 1) != '=' && text.charAt(at - 1) != ':') {
            return null;
        }
        if (!isBehindName(text, at - 1)) {
            return null;
        }
        Matcher matcher = BEFORE.matcher(text).region(Math.max(0, name - LONGEST_VALUE - LONGEST_GAP), name);
        return matcher.find() ? new int[] {matcher.start("value"), matcher.end("value")} : null;
    }

    /** Whether what is given here is a name: cheaper to see than what stands before it, and seldom so. */
    private static boolean isBehindName(String text, int operator) {
        int end = operator;
        while (end > 0 && operator - end < 6 && "\"' \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = text.regionMatches(true, end - 4, "name", 0, 4) ? end - 4 : end - 3;
        if (start == end - 3 && !text.regionMatches(true, start, "key", 0, 3) || start < 1) {
            return false;
        }
        return "\"' ,\t\r\n".indexOf(text.charAt(start - 1)) >= 0;
    }

    /** A value that ends with the quote before its name. */
    static int @Nullable [] inner(String text, int from, char quote) {
        int limit = Math.min(text.length(), from + LONGEST_VALUE);
        for (int i = from; i < limit && text.charAt(i) > ' '; i++) {
            if (text.charAt(i) == quote) {
                return new int[] {from, i};
            }
        }
        return null;
    }

    private static int @Nullable [] unquoted(String text, int from, int limit, boolean query) {
        int at = from;
        while (at < limit
                && text.charAt(at) > ' '
                && (query ? "&\"'`,;<>|\\" : "\"'`,;<>|\\").indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String expression = query ? "|\\" : "\"'`|\\";
        if (at == limit && limit < text.length() || at < text.length() && expression.indexOf(text.charAt(at)) >= 0) {
            return null;
        }
        int end = at;
        while (end > from && "}])".indexOf(text.charAt(end - 1)) >= 0) {
            // What closes a mapping or a list of YAML in one line.
            end--;
        }
        for (int i = from; i < end; i++) {
            if ("(){}[]".indexOf(text.charAt(i)) >= 0) {
                return null;
            }
        }
        return new int[] {from, end};
    }

    static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + 32);
        while (at < limit && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
