package io.claviger.engine.secrets;

import java.util.List;
import java.util.Locale;

/**
 * A value in quotes that is assigned to a name, and does not stand directly behind the operator: it is in the next line, or is
 * what a look-up falls back to, as in {@code password = os.getenv("X", "value")} and {@code password = settings.x || "value"}.
 */
final class LaterValue {

    private static final int LONGEST_INDENT = 80;
    private static final int LONGEST_CALL = 40;
    private static final int LONGEST_ARGUMENT = 64;
    private static final int LONGEST_VALUE = 256;
    private static final List<String> LOOK_UPS =
            List.of("env", "get", "fetch", "conf", "setting", "property", "default");
    private static final List<String> NAMED = List.of("default=", "default_value=", "fallback=");
    private static final List<String> ELSE = List.of(" || ", " ?? ", " or ");

    private LaterValue() {}

    /** Where its quote is, for an operator with nothing but spaces between itself and an index; or -1. */
    static int start(String text, int index) {
        char first = index < text.length() ? text.charAt(index) : ' ';
        if (first == '\n' || first == '\r') {
            return inNextLine(text, index);
        }
        if (first == '(' || first == '\\') {
            return text.startsWith("\n", index + 1) || text.startsWith("\r\n", index + 1)
                    ? inNextLine(text, index + 1)
                    : -1;
        }
        return Character.isLetter(first) ? afterLookUp(text, index) : -1;
    }

    private static int inNextLine(String text, int from) {
        int line = text.charAt(from) == '\r' ? from + 2 : from + 1;
        int at = line;
        while (at < text.length()
                && at - line < LONGEST_INDENT
                && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == line || !isQuote(text, at)) {
            return -1;
        }
        int close = text.indexOf(text.charAt(at), at + 1, Math.min(text.length(), at + LONGEST_VALUE));
        // What a colon follows is the next name.
        return close < 0 || text.startsWith(":", close + 1) || text.startsWith(" :", close + 1) ? -1 : at;
    }

    private static int afterLookUp(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_CALL);
        int at = from;
        while (at < limit && (AssignedValue.isName(text.charAt(at)) || text.charAt(at) == ':')) {
            at++;
        }
        if (at == limit) {
            return -1;
        }
        if (text.charAt(at) == ' ') {
            return text.indexOf('.', from, at) > from ? afterElse(text, at) : -1;
        }
        if (text.charAt(at) != '(' || !isQuote(text, at + 1) || !isLookUp(text.substring(from, at))) {
            return -1;
        }
        int close = text.indexOf(text.charAt(at + 1), at + 2, Math.min(text.length(), at + LONGEST_ARGUMENT));
        if (close < 0 || !text.startsWith(",", close + 1)) {
            return close > 0 && text.startsWith(")", close + 1) ? afterElse(text, close + 2) : -1;
        }
        int value = close + 2;
        while (value < text.length() && value - close < LONGEST_ARGUMENT && text.charAt(value) <= ' ') {
            value++;
        }
        for (String named : NAMED) {
            value = text.startsWith(named, value) ? value + named.length() : value;
        }
        return isQuote(text, value) ? value : -1;
    }

    private static int afterElse(String text, int at) {
        for (String word : ELSE) {
            if (text.startsWith(word, at) && isQuote(text, at + word.length())) {
                return at + word.length();
            }
        }
        return -1;
    }

    private static boolean isLookUp(String called) {
        String lower = called.toLowerCase(Locale.ROOT);
        return LOOK_UPS.stream().anyMatch(lower::contains);
    }

    private static boolean isQuote(String text, int at) {
        return at < text.length() && "\"'`".indexOf(text.charAt(at)) >= 0;
    }
}
