package io.claviger.engine.secrets;

import org.jspecify.annotations.Nullable;

/** Reads what stands behind a name: an operator, and a value with or without quotes. Looks at a bounded number of bytes. */
final class AssignedValue {

    private static final int LONGEST_VALUE = 256;

    private AssignedValue() {}

    /** Where the value begins behind an operator, or -1. */
    static int afterOperator(String text, int from) {
        int at = from;
        for (int i = 0; i < 2 && at < text.length() && "\"'`]".indexOf(text.charAt(at)) >= 0; i++) {
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
        if (operator == ':' && second == '=' || operator == '=' && second == '>') {
            return skipSpace(text, at + 2);
        }
        if (operator == ':') {
            return skipSpace(text, afterTypeName(text, at + 1));
        }
        return operator == '=' ? skipSpace(text, at + 1) : -1;
    }

    /** Behind {@code string =} of {@code name: string = "value"}, or where it was. */
    private static int afterTypeName(String text, int from) {
        int at = skipSpace(text, from);
        int limit = Math.min(text.length(), at + 30);
        while (at < limit && (isName(text.charAt(at)) || "<>[]| ?".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at < limit - 1 && text.charAt(at) == '=' && text.charAt(at + 1) != '=' ? at + 1 : from;
    }

    /**
     * Where a value begins and ends.
     *
     * @param plain whether it may stand without quotes
     * @param query whether it is part of a query string, and ends at an ampersand
     */
    static int @Nullable [] read(String text, int from, boolean plain, boolean query) {
        int at = from;
        if (at + 1 < text.length() && "rbuf@L".indexOf(text.charAt(at)) >= 0 && isQuote(text.charAt(at + 1))) {
            at++;
        }
        if (at >= text.length()) {
            return null;
        }
        int limit = Math.min(text.length(), at + LONGEST_VALUE);
        if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            int close = text.indexOf("\\\"", at + 2);
            return close > 0 && close <= limit ? new int[] {at + 2, close} : null;
        }
        if (isQuote(text.charAt(at))) {
            char quote = text.charAt(at);
            for (int i = at + 1; i < limit && text.charAt(i) != '\n'; i++) {
                if (text.charAt(i) == quote) {
                    return new int[] {at + 1, i};
                }
            }
            return null;
        }
        return plain ? unquoted(text, at, limit, query) : null;
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
        if (at == limit && limit < text.length() || at < text.length() && "\"'`|\\".indexOf(text.charAt(at)) >= 0) {
            return null;
        }
        for (int i = from; i < at; i++) {
            if ("(){}[]".indexOf(text.charAt(i)) >= 0) {
                return null;
            }
        }
        return new int[] {from, at};
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
