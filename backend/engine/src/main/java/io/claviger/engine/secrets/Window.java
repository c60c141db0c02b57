package io.claviger.engine.secrets;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stretch of bytes that is looked at as a whole: as bytes, and as text with a character a byte. */
final class Window {

    private static final String ALLOW = "claviger:allow";
    private static final String GITLEAKS_ALLOW = "gitleaks:allow";
    private static final int LONGEST_LINE = 1_000;
    private static final int CLOSE = 120;

    private final byte[] bytes;
    private final int length;
    private final String text;
    private @Nullable NamedValues values;
    private @Nullable OwnNames ownNames;

    Window(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        this.text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    String text() {
        return text;
    }

    NamedValues values() {
        NamedValues read = values == null ? new NamedValues(bytes, text) : values;
        values = read;
        return read;
    }

    OwnNames ownNames() {
        OwnNames read = ownNames == null ? new OwnNames(text) : ownNames;
        ownNames = read;
        return read;
    }

    /**
     * Whether a word, or a hump of one such as in {@code myVendorKey}, begins at an index; also behind an escape such as
     * {@code \\n}, and behind the {@code -D} of a property on Java's command line.
     */
    boolean beginsWord(int index) {
        if (index == 0 || !isLetter(bytes[index - 1])) {
            return true;
        }
        boolean hump = Character.isLowerCase(text.charAt(index - 1)) && Character.isUpperCase(text.charAt(index));
        boolean property = bytes[index - 1] == 'D' && index > 1 && bytes[index - 2] == '-';
        return hump
                || property
                || index > 1 && text.charAt(index - 2) == '\\' && "nrt".indexOf(text.charAt(index - 1)) >= 0;
    }

    /** Whether no letter or digit stands before an index, but for those of an escape such as {@code \\n} or {@code %22}. */
    boolean beginsToken(int index) {
        return index == 0
                || !Character.isLetterOrDigit(bytes[index - 1])
                || index > 1 && text.charAt(index - 2) == '\\'
                || index > 2 && text.charAt(index - 3) == '%';
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** The text from some bytes before an index to some after another, clipped to the window. */
    String around(int start, int end, int reach) {
        return text.substring(Math.max(0, start - reach), Math.min(length, end + reach));
    }

    /** Whether no line ends between the end of a name and a value behind it. */
    boolean isOneLine(int from, int to) {
        if (from > to || to - from > 2 * CLOSE) {
            return false;
        }
        return text.indexOf('\n', from, to) < 0;
    }

    /** Whether a value is a parameter of the URL of whose host a name is a part, that ends at an index. */
    boolean isOneUrl(int from, int to) {
        if (from > to || to - from > 2 * CLOSE || !UrlKeys.isInHost(text, from - 1)) {
            return false;
        }
        boolean query = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            query |= c == '?';
            if (c <= ' ' || c == '"' || c == '\'' || c == '`') {
                return false;
            }
        }
        return query;
    }

    /** Whether a value stands in the line of a name that ends at an index and behind it, or in the next line but one. */
    boolean isClose(int from, int to) {
        if (from > to || to - from > CLOSE) {
            return false;
        }
        int end = text.indexOf('\n', from, to);
        return end < 0 || text.indexOf('\n', end + 1, to) < 0;
    }

    /** The line, or lines, in which something stands; of a very long line what is close. */
    String line(int start, int end) {
        int first = Math.max(0, start - LONGEST_LINE);
        int from = Math.min(start + 1, length);
        while (from > first && bytes[from - 1] != '\n') {
            from--;
        }
        int last = Math.min(length, end + LONGEST_LINE);
        int after = text.indexOf('\n', end, last);
        int to = after < 0 ? last : after;
        return from >= to ? "" : text.substring(from, to);
    }

    /**
     * The reason written behind our mark in the line of an index, or the other tools' mark, which needs none; or nothing.
     * Our mark without a reason allows nothing.
     */
    @Nullable
    String allowance(int start, int end) {
        String line = line(start, end);
        int mark = line.indexOf(ALLOW);
        String reason = mark < 0 ? "" : reason(line.substring(mark + ALLOW.length()));
        return !reason.isEmpty() ? reason : line.contains(GITLEAKS_ALLOW) ? GITLEAKS_ALLOW : null;
    }

    /** Without the end of a comment and signs before it; what has no letter and no digit is none, nor is the rest of a longer word. */
    private static String reason(String behind) {
        String reason = behind.replaceAll("(?:\\*/|-->|[#%}]}|%>|\\r)[\\s\\S]{0,20}$", "")
                .strip();
        boolean word = !behind.isEmpty() && Character.isLetterOrDigit(behind.charAt(0));
        return !word && reason.chars().anyMatch(Character::isLetterOrDigit) ? reason : "";
    }
}
