package io.claviger.engine.secrets.judge;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the top-level strings, numbers and truth values of a small JSON object, and nothing else. Made for the parts of
 * tokens: it allocates little, keeps no position and answers {@code null} for what is not one well-formed object.
 */
final class JsonFields {

    private static final int DEEPEST = 16;

    private final String json;
    private int at;

    private JsonFields(String json) {
        this.json = json;
    }

    /** Field by field; arrays and objects are present with an empty text. */
    static @Nullable Map<String, String> read(String json) {
        JsonFields reader = new JsonFields(json);
        Map<String, String> fields = new HashMap<>();
        try {
            reader.space();
            reader.object(fields, 0);
            reader.space();
            return reader.at == json.length() ? fields : null;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException malformed) {
            return null;
        }
    }

    private void object(@Nullable Map<String, String> into, int depth) {
        expect('{');
        space();
        if (json.charAt(at) == '}') {
            at++;
            return;
        }
        while (true) {
            space();
            String name = string();
            space();
            expect(':');
            space();
            String value = value(depth);
            if (into != null) {
                into.put(name, value);
            }
            if (ended('}')) {
                return;
            }
        }
    }

    private String value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        char c = json.charAt(at);
        if (c == '"') {
            return string();
        }
        if (c == '{') {
            object(null, depth + 1);
            return "";
        }
        if (c == '[') {
            array(depth + 1);
            return "";
        }
        int start = at;
        while ("+-.0123456789eEtrufalsn".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("no value");
        }
        return json.substring(start, at);
    }

    private void array(int depth) {
        expect('[');
        space();
        if (json.charAt(at) == ']') {
            at++;
            return;
        }
        do {
            space();
            value(depth);
        } while (!ended(']'));
    }

    private boolean ended(char close) {
        space();
        char c = json.charAt(at++);
        if (c != close && c != ',') {
            throw new IllegalArgumentException("neither a comma nor an end");
        }
        return c == close;
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (true) {
            char c = json.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            text.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = json.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(json.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private void expect(char wanted) {
        if (json.charAt(at++) != wanted) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    private void space() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }
}
