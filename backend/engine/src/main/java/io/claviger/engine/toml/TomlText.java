package io.claviger.engine.toml;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The characters of a TOML text, with a place among them, and the strings that begin there. */
final class TomlText {

    private static final int END = -1;

    private final String text;
    /** Where each line begins. */
    private final int[] lines;

    private int at;

    TomlText(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.lines = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(1, this.text.length() + 1).filter(i -> this.text.charAt(i - 1) == '\n'))
                .toArray();
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    void skip(int count) {
        at += count;
    }

    int place() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    int line(int place) {
        int found = Arrays.binarySearch(lines, place);
        return found < 0 ? -found - 1 : found + 1;
    }

    int column(int place) {
        return place - lines[line(place) - 1] + 1;
    }

    TomlException wrong(int place, String message) {
        int where = Math.min(place, text.length());
        return new TomlException(line(where), column(where), message);
    }

    void spaces() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Passes over spaces, comments and ends of lines. */
    void blank() {
        while (!isAtEnd()) {
            spaces();
            if (peek() == '#') {
                comment();
            }
            if (!newline()) {
                return;
            }
        }
    }

    private void comment() {
        while (!isAtEnd() && peek() != '\n') {
            at++;
        }
    }

    private boolean newline() {
        int length = peek() == '\n' ? 1 : startsWith("\r\n") ? 2 : 0;
        at += length;
        return length > 0;
    }

    /** Passes over what may follow a value or a table's name in its line. */
    void endOfLine() {
        spaces();
        if (peek() == '#') {
            comment();
        }
        if (!isAtEnd() && !newline()) {
            throw wrong(at, "the line should end here");
        }
    }

    /** A string of any of the four kinds. */
    String string() {
        char quote = (char) peek();
        String triple = String.valueOf(quote).repeat(3);
        boolean lines = startsWith(triple);
        int start = at;
        at += lines ? 3 : 1;
        if (lines) {
            newline();
        }
        StringBuilder value = new StringBuilder();
        while (!ends(lines, quote, triple, value)) {
            if (isAtEnd() || !lines && peek() == '\n') {
                throw wrong(start, "the text that begins here has no end");
            }
            if (quote == '"' && peek() == '\\') {
                escape(lines, value);
            } else {
                value.append((char) peek());
                at++;
            }
        }
        return value.toString();
    }

    /** Up to two quotes may stand before the three that end a text of several lines. */
    private boolean ends(boolean lines, char quote, String triple, StringBuilder value) {
        if (!lines) {
            boolean end = peek() == quote;
            at += end ? 1 : 0;
            return end;
        }
        if (!startsWith(triple)) {
            return false;
        }
        at += 3;
        for (int more = 0; more < 2 && peek() == quote; more++) {
            value.append(quote);
            at++;
        }
        return true;
    }

    private void escape(boolean lines, StringBuilder value) {
        int start = at;
        at++;
        int letter = peek();
        at++;
        switch (letter) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case '"', '\\' -> value.append((char) letter);
            case 'u' -> value.appendCodePoint(hex(4, start));
            case 'U' -> value.appendCodePoint(hex(8, start));
            default -> {
                at = start + 1;
                spaces();
                if (!lines || !newline()) {
                    throw wrong(start, "there is no such escape; a pattern is best written between ''' and '''");
                }
                while (newline() || peek() == ' ' || peek() == '\t') {
                    spaces();
                }
            }
        }
    }

    private int hex(int digits, int start) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong(start, "an escape has " + digits + " hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        if (!Character.isValidCodePoint(code) || code >= 0xD800 && code <= 0xDFFF) {
            throw wrong(start, "there is no such character");
        }
        return code;
    }
}
