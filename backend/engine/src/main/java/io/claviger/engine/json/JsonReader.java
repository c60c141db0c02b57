package io.claviger.engine.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text. Objects become maps in the order of their names, arrays lists, numbers {@link BigDecimal}; the
 * rest {@link String}, {@link Boolean} and {@code null}. Of a name that is there twice the last counts.
 */
public final class JsonReader {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?");

    private final String json;
    private int at;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * Reads a whole text.
     *
     * @throws JsonException if it is not JSON, or nested more than 64 deep; the message holds nothing of the text
     */
    public static @Nullable Object read(String json) {
        JsonReader reader = new JsonReader(json);
        Object value = reader.value(0);
        reader.space();
        if (reader.at < json.length()) {
            throw reader.wrong("something follows the value");
        }
        return value;
    }

    /**
     * Reads texts that follow one another, as pages written to one file do.
     *
     * @throws JsonException if one of them is not JSON
     */
    public static List<@Nullable Object> readAll(String json) {
        JsonReader reader = new JsonReader(json);
        List<@Nullable Object> values = new ArrayList<>();
        do {
            values.add(reader.value(0));
            reader.space();
        } while (reader.at < json.length());
        return values;
    }

    /** Reads an object, or answers {@code null} for what is not one. */
    public static @Nullable Map<String, @Nullable Object> readObject(String json) {
        try {
            return asObject(read(json));
        } catch (JsonException notJson) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : null;
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw wrong("nested too deep");
        }
        space();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return object;
        }
        do {
            space();
            if (peek() != '"') {
                throw wrong("a name is wanted");
            }
            String name = string();
            space();
            if (next() != ':') {
                throw wrong("a colon is wanted");
            }
            object.put(name, value(depth + 1));
        } while (goesOn('}'));
        return object;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (goesOn(']'));
        return array;
    }

    private boolean goesOn(char close) {
        space();
        char c = next();
        if (c != close && c != ',') {
            throw wrong("neither a comma nor an end");
        }
        return c == ',';
    }

    private String string() {
        int start = ++at;
        for (char c = peek(); c != '\\'; c = peek()) {
            at++;
            if (c == '"') {
                return json.substring(start, at - 1);
            }
            if (c < ' ') {
                throw wrong("a control character in a text");
            }
        }
        StringBuilder text = new StringBuilder().append(json, start, at);
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw wrong("a control character in a text");
            }
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hex();
            default -> throw wrong("an unknown escape");
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong("an escape that is not hexadecimal");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private BigDecimal number() {
        int start = at;
        while (at < json.length() && "+-.0123456789eE".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        String number = json.substring(start, Math.min(at, start + LONGEST_NUMBER + 1));
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            throw wrong("no value");
        }
        return new BigDecimal(number);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw wrong("no value");
        }
        at += word.length();
        return value;
    }

    private char peek() {
        if (at >= json.length()) {
            throw wrong("it ends too early");
        }
        return json.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void space() {
        while (at < json.length() && isSpace(json.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private JsonException wrong(String what) {
        return new JsonException("not JSON at character " + at + ": " + what);
    }
}
